// D-T1.6 as a room: its target is the answer.

#include "impl/fast/two_layer_engine.hpp"
#include "impl/room_adaptors.hpp"
#include "impl/room_tables.hpp"
#include "impl/two_layer_published.hpp"

namespace reductio::impl {

namespace {

Decision decision(const Nnt& instance, const std::optional<Rational>& least) {
    return {least && *least <= instance.gamma ? Answer::yes : Answer::no, std::nullopt};
}

Result<Decision> by_plain_program(const Nnt& instance) {
    const auto training = train_two_layers(instance);
    if (!training) return training.error();
    return decision(instance, training->training.least);
}

Result<Decision> by_engine(const Nnt& instance) {
    const auto training = fast::solve_two_layers(instance);
    if (!training) return training.error();
    if (training->out_of_reach) return Decision{Answer::unknown, training->out_of_reach};
    return decision(instance, training->least);
}

Variant solver(std::string name, std::function<Result<Decision>(const Nnt&)> decide) {
    Variant variant;
    variant.name = std::move(name);
    variant.reduce = [decide = std::move(decide)](const Document& source, const Options&) -> Result<Document> {
        const auto* instance = std::get_if<Nnt>(&source.is);
        return instance ? as_document(decide(*instance)) : other_kind("nnt", source);
    };
    return variant;
}

Variant printed(std::string name, PrintedForm form) {
    return solver(std::move(name), [form](const Nnt& instance) { return decide_as_printed(instance, form); });
}

}  // namespace

Room two_layer_room() {
    return {
        "two-layer-solver",
        "D-T1.6",
        "training with one hidden layer, solved to its optimum in pseudo-polynomial time",
        "nnt",
        "decision",
        "parameters",
        {solver("repaired", by_plain_program), solver("fast", by_engine), printed("published", PrintedForm::checked),
         printed("published-unchecked", PrintedForm::unchecked), printed("published-scaled", PrintedForm::scaled),
         printed("published-one-witness", PrintedForm::one_witness)},
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "h1", "activation": {"type": "piecewise-linear", "breakpoints": ["0"], "pieces": [{"slope": "0", "intercept": "0"}, {"slope": "1", "intercept": "0"}]}}, {"name": "h2", "activation": {"type": "polynomial", "coefficients": ["0", "0", "1"]}}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [3], "edges": [{"from": 0, "to": 1}, {"from": 0, "to": 2}, {"from": 0, "to": 3}, {"from": 1, "to": 3}, {"from": 2, "to": 3}]}, "parameters": [{"weights": [["-1", "2"]], "biases": ["0", "1/2"]}, {"weights": [["-1/2", "1"]], "biases": ["0"]}, {"weights": [["0", "1"]], "biases": ["0"]}, {"weights": [["-1", "1"]], "biases": ["0"]}, {"weights": [["1", "3/2"]], "biases": ["0", "1"]}], "dataset": [{"x": ["1"], "y": ["9/4"]}, {"x": ["-2"], "y": ["3"], "times": 2}], "loss": {"type": "squared-error"}, "gamma": "17/16"})",
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "h1", "activation": {"type": "piecewise-linear", "breakpoints": ["0"], "pieces": [{"slope": "0", "intercept": "0"}, {"slope": "1", "intercept": "0"}]}}, {"name": "h2", "activation": {"type": "polynomial", "coefficients": ["0", "0", "1"]}}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [3], "edges": [{"from": 0, "to": 1}, {"from": 0, "to": 2}, {"from": 0, "to": 3}, {"from": 1, "to": 3}, {"from": 2, "to": 3}]}, "parameters": [{"weights": [["-1", "2"]], "biases": ["0", "1/2"]}, {"weights": [["-1/2", "1"]], "biases": ["0"]}, {"weights": [["0", "1"]], "biases": ["0"]}, {"weights": [["-1", "1"]], "biases": ["0"]}, {"weights": [["1", "3/2"]], "biases": ["0", "1"]}], "dataset": [{"x": ["1"], "y": ["9/4"]}, {"x": ["-2"], "y": ["3"], "times": 2}], "loss": {"type": "squared-error"}, "gamma": "0"})",
        ""};
}

}  // namespace reductio::impl
