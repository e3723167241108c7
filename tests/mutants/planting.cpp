#include "tests/mutants/planting.hpp"

namespace reductio::mutants {

Plant in_any_target(std::function<void(const Document&, Document&)> change) {
    return {"construction", [change](fuzz::Subject& subject) {
                subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source,
                                                                                   const Options& options) {
                    auto target = reduce(source, options);
                    if (target) change(source, *target);
                    return target;
                };
            }};
}

Plant in_nnt(std::function<void(Nnt&)> change) {
    return in_any_target([change](const Document&, Document& target) { change(std::get<Nnt>(target.is)); });
}

Plant in_question(std::function<void(Gradient&)> change) {
    return in_any_target([change](const Document&, Document& target) { change(std::get<Gradient>(target.is)); });
}

Plant as_printed(const std::string& variant) {
    return {"construction",
            [variant](fuzz::Subject& subject) { subject.variant = *impl::find_variant(*subject.room, variant); }};
}

Plant refuses(std::function<bool(const Document&)> source) {
    return {"construction", [unwanted = std::move(source)](fuzz::Subject& subject) {
                subject.variant.reduce = [reduce = subject.variant.reduce, unwanted](
                                             const Document& given, const Options& options) -> Result<Document> {
                    if (unwanted(given)) return Error{"", "expected another source"};
                    return reduce(given, options);
                };
            }};
}

void name_vertices_at_length(Nnt& target) {
    for (Vertex& vertex : target.network.vertices) vertex.name += std::string(50'000, '_');
}

void list_the_first_weight_twice(Nnt& target) {
    if (target.parameters.empty()) return;
    auto& options = weight_options(target, 0);
    options.push_back(options.back());
}

void give_a_second_sample(Nnt& target) { target.dataset.push_back(target.dataset[0]); }

void range_over_reals(Nnt& target) {
    for (auto& entry : target.parameters) {
        auto& own = std::get<EdgeOptions>(entry);
        own.biases = Continuum::real;
        for (OptionList& list : own.weights) list = Continuum::real;
    }
}

void allow_no_bits(Nnt& target) { target.parameter_bits = ParameterBits{0, 1}; }

void double_the_last_weight(Parameters& parameters) {
    if (!parameters.edges.empty()) std::get<EdgeValues>(parameters.edges.back()).weights[0] *= 2;
}

void add_one_to_the_last_bias(Parameters& parameters) {
    if (!parameters.edges.empty()) std::get<EdgeValues>(parameters.edges.back()).bias += 1;
}

std::vector<Rational>& weight_options(Nnt& target, Index edge) {
    return std::get<0>(std::get<EdgeOptions>(target.parameters[edge]).weights[0]);
}

std::vector<Rational>& bias_options(Nnt& target, Index edge) {
    return std::get<0>(std::get<EdgeOptions>(target.parameters[edge]).biases);
}

}  // namespace reductio::mutants
