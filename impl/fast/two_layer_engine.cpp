#include "impl/fast/two_layer_engine.hpp"

#include "impl/fast/two_layer_results.hpp"

namespace reductio::impl::fast {

Result<EngineTraining> solve_plainly(const Nnt& instance, const EngineWork& work, const std::string& why) {
    EngineTraining result;
    result.route.push_back("the plain program: " + why);
    auto plain = train_two_layers(instance, {std::size_t{1} << 20, work.optima, work.budget});
    if (!plain) {
        if (!plain.error().place.empty()) return plain.error();
        result.out_of_reach = plain.error().message;
        return result;
    }
    result.vectors = plain->training.vectors;
    result.least = result.bound = plain->training.least;
    if (work.count) result.attaining = plain->training.attaining;
    result.optima = std::move(plain->optima);
    result.write_refutation = [instance, sets = std::move(plain->reachable)](std::ostream& out) {
        out << write_document(Document{Refutation{instance, sets, std::nullopt}});
        std::size_t vectors = 0;
        for (const auto& set : sets) vectors += set.size();
        return vectors;
    };
    return result;
}

Result<EngineTraining> solve_two_layers(const Nnt& instance, const EngineWork& work) {
    if (const auto layers = two_layers(instance); !layers) return layers.error();
    try {
        try {
            return std::make_shared<Engine<std::uint64_t>>(instance, work)->run();
        } catch (const Declines&) {
            return std::make_shared<Engine<Wide>>(instance, work)->run();
        }
    } catch (const Declines& declines) {
        return solve_plainly(instance, work, declines.why);
    } catch (const OverBudget& over) {
        return over_budget(over, work.budget);
    }
}

}  // namespace reductio::impl::fast
