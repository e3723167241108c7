#include "impl/pos_slp_to_dnnt.hpp"

#include "impl/building.hpp"

namespace reductio::impl::pos_slp_to_dnnt {

namespace {

std::optional<Error> wrong_constant(const PosSlp& source) {
    if (source.slp.constant == 1) return std::nullopt;
    return Error{"/slp/constant", "expected the constant 1"};
}

/// A network under construction: s is there from the start, and edges are added with their one weight.
struct Draft {
    Nnt target;
    std::vector<OpenEdge> edges;

    Draft() {
        target.network.input = SourceInput{1, 0};
        target.network.vertices.push_back({"s", std::nullopt});
    }

    Index add(const std::string& name, std::size_t number, Activation activation) {
        target.network.vertices.push_back({name + std::to_string(number), std::move(activation)});
        return target.network.vertices.size() - 1;
    }

    // [5] one option for the weight, and 0 for the bias
    void connect(Index from, Index to, int weight) { edges.push_back({{from, to}, weight_options({weight})}); }

    // [7] one sample; the loss tells positive from the rest
    Nnt finish(Index output) {
        target.network.outputs = {output};
        sort_edges(edges);
        add_edges(target, edges);
        target.dataset = {{{1}, {1}, 1}};
        target.loss.is = PositiveSign{};
        target.gamma = 1;
        return std::move(target);
    }
};

/// [2] Which values stand on the right of a product.
std::vector<bool> right_operands(const Slp& slp) {
    std::vector<bool> wanted(slp.gates.size() + 1);
    for (const Gate& gate : slp.gates)
        if (gate.operation == Operation::times) wanted[gate.right] = true;
    return wanted;
}

Nnt build(const Slp& slp) {
    Draft draft;
    const auto coded = right_operands(slp);
    std::vector<Index> h = {0};             // h_i; h_0 is the source
    std::vector<Index> code(coded.size());  // h'_i
    const auto add_code = [&](std::size_t i) {
        if (!coded[i]) return;
        code[i] = draft.add("h'", i, Activation{DecimalEncode{}});  // [2]
        draft.connect(h[i], code[i], 1);
    };
    add_code(0);
    for (std::size_t i = 1; i <= slp.gates.size(); ++i) {
        const auto [operation, j, k] = slp.gates[i - 1];
        const bool product = operation == Operation::times;
        const bool relayed = !product && j == k;
        const Index relay = relayed ? draft.add("r", i, identity()) : 0;                      // [1]
        h.push_back(draft.add("h", i, product ? Activation{DecimalProduct{}} : identity()));  // [3]
        if (relayed) draft.connect(h[j], relay, 1);                                           // [4]
        draft.connect(h[j], h[i], 1);
        draft.connect(product ? code[k] : relayed ? relay : h[k], h[i], operation == Operation::minus ? -1 : 1);
        add_code(i);
    }
    if (slp.gates.empty()) {  // [6]
        h.push_back(draft.add("h", 0, identity()));
        draft.connect(0, h.back(), 1);
    }
    return draft.finish(h.back());
}

/// The second of two parallel edges, as the reading has it.
void connect_again(Draft& draft, Index from, Index to, int weight, ParallelEdges reading) {
    if (reading == ParallelEdges::multigraph) draft.connect(from, to, weight);
    if (reading == ParallelEdges::merged) draft.edges.back().options = weight_options({1 + weight});
}

Nnt build_published(const Slp& slp, ParallelEdges reading) {
    Draft draft;
    std::vector<Index> h = {0};
    std::vector<Index> code;
    const auto add_code = [&](std::size_t i) {
        code.push_back(draft.add("h'", i, Activation{PublishedDecimalEncode{}}));
        draft.connect(h[i], code[i], 1);
    };
    add_code(0);
    for (std::size_t i = 1; i <= slp.gates.size(); ++i) {
        const auto [operation, j, k] = slp.gates[i - 1];
        const bool product = operation == Operation::times;
        const int second = operation == Operation::minus ? -1 : 1;
        h.push_back(draft.add("h", i, product ? Activation{PublishedDecimalProduct{}} : identity()));
        draft.connect(h[j], h[i], 1);
        if (product)
            draft.connect(code[k], h[i], second);
        else if (j != k)
            draft.connect(h[k], h[i], second);
        else
            connect_again(draft, h[k], h[i], second, reading);
        add_code(i);
    }
    return draft.finish(h.back());
}

}  // namespace

Result<Nnt> reduce(const PosSlp& source) {
    if (auto error = wrong_constant(source)) return *error;
    return build(source.slp);
}

Result<Parameters> lift(const PosSlp& source) {
    if (auto error = wrong_constant(source)) return *error;
    return only_parameters(build(source.slp));
}

Result<Nnt> reduce_published(const PosSlp& source, ParallelEdges reading) {
    if (auto error = wrong_constant(source)) return *error;
    return build_published(source.slp, reading);
}

Result<Parameters> lift_published(const PosSlp& source, ParallelEdges reading) {
    if (auto error = wrong_constant(source)) return *error;
    return only_parameters(build_published(source.slp, reading));
}

}  // namespace reductio::impl::pos_slp_to_dnnt
