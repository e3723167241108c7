#include "spec/format.hpp"

#include <numeric>
#include <set>

namespace reductio {

std::string_view kind_of(const Document& document) {
    return std::visit([]<class T>(const T&) { return format::tag<T>; }, document.is);
}

// Defaulted here, where Document is complete.
bool Counterexample::operator==(const Counterexample&) const = default;
bool SolutionEvidence::operator==(const SolutionEvidence&) const = default;
bool Certificate::operator==(const Certificate&) const = default;
bool Bundle::operator==(const Bundle&) const = default;
bool Vector::operator==(const Vector&) const = default;

std::optional<Error> fault(const Document& document) {
    const auto read = read_document(write_document(document));
    if (!read) return read.error();
    return std::nullopt;
}

namespace format {

std::vector<Index> all_vertices(std::size_t count) {
    std::vector<Index> vertices(count);
    std::iota(vertices.begin(), vertices.end(), Index{0});
    return vertices;
}

WrittenInput written_input(const Network& network) {
    if (const auto* source = std::get_if<SourceInput>(&network.input)) return WrittenSource{source->dimension};
    const auto& vertices = std::get<InjectedInput>(network.input).vertices;
    if (vertices == all_vertices(network.vertices.size())) return WrittenInjected{};
    return WrittenInjected{vertices};
}

std::optional<Index> written_source(const Network& network) {
    if (const auto* source = std::get_if<SourceInput>(&network.input)) return source->source;
    return std::nullopt;
}

Result<std::variant<SourceInput, InjectedInput>> read_input(const WrittenInput& input, std::optional<Index> source,
                                                            std::size_t vertices) {
    using Input = std::variant<SourceInput, InjectedInput>;
    if (const auto* written = std::get_if<WrittenSource>(&input)) {
        if (!source) return Error{"", "expected the member \"source\", since the input is a source"};
        if (*source >= vertices)
            return Error{"/source", "expected an index below " + std::to_string(vertices) + ", the number of vertices"};
        return Input{SourceInput{written->dimension, *source}};
    }
    if (source) return Error{"/source", "expected no source, since the input is injected"};
    const auto& listed = std::get<WrittenInjected>(input).vertices;
    return Input{InjectedInput{listed ? *listed : all_vertices(vertices)}};
}

std::optional<Error> repeated_edge(const Network& network) {
    std::set<std::pair<Index, Index>> seen;
    for (std::size_t e = 0; e < network.edges.size(); ++e)
        if (!seen.insert({network.edges[e].from, network.edges[e].to}).second)
            return Error{"/edges/" + std::to_string(e), "expected no repeated edge (unless \"multigraph\" is true)"};
    return std::nullopt;
}

bool repeats_an_edge(const Network& network) { return repeated_edge(network).has_value(); }

}  // namespace format
}  // namespace reductio
