// What a project of somebody else does: read an instance, evaluate parameters with one floor, judge them with the
// other.

#include <reductio/checkers/decision.hpp>
#include <reductio/impl/evaluation.hpp>
#include <reductio/spec/document.hpp>

int main() {
    using namespace reductio;
    const auto instance = read_document(
        R"({"reductio": 1, "kind": "nnt", "network": {"input": {"type": "source", "dimension": 1}, "vertices": [{"name": "s"}, {"name": "t", "activation": {"type": "identity"}}], "source": 0, "outputs": [1], "edges": [{"from": 0, "to": 1}]}, "parameters": [{"weights": [["1", "2"]], "biases": ["0"]}], "dataset": [{"x": ["3"], "y": ["6"]}], "loss": {"type": "squared-error"}, "gamma": "0"})");
    const auto parameters =
        read_document(R"({"reductio": 1, "kind": "parameters", "edges": [{"weights": ["2"], "bias": "0"}]})");
    if (!instance || !parameters) return 1;
    const auto evaluation = impl::evaluate(std::get<Nnt>(instance->is), std::get<Parameters>(parameters->is));
    if (!evaluation || !evaluation->within) return 2;
    if (checkers::not_a_solution(*instance, *parameters)) return 3;
    return checkers::decide(*instance).answer == Answer::yes ? 0 : 4;
}
