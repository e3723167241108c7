// The lemmas (5.1) and (5.2) of spec/two_layer_solver.md, by trying every choice of parameters.

#include "checkers/activations.hpp"
#include "checkers/enumeration.hpp"
#include "checkers/network_faults.hpp"
#include "checkers/purse.hpp"
#include "checkers/two_layer_sets.hpp"

namespace reductio::checkers {

namespace {

using OptionLists = std::vector<const std::vector<Fmpq>*>;
using Chosen = std::vector<const Fmpq*>;

void append(OptionLists& lists, const std::vector<std::vector<Fmpq>>& more) {
    for (const auto& list : more) lists.push_back(&list);
}

/// Every choice of one option from each list, and what it leads to.
class EveryChoice {
  public:
    EveryChoice(const TwoLayers& layers, const Work& work)
        : layers_(layers), budget_(work.budget), left_(work.candidates) {}

    /// The vectors of all choices.
    template <class Vector>
    SampleVectorSet vectors(const OptionLists& lists, const Vector& vector) {
        std::vector<std::size_t> bases;
        std::size_t choices = 1;
        for (const auto* list : lists) {
            bases.push_back(list->size());
            choices = times(choices, list->size());
        }
        left_.take(choices);
        SampleVectorSet result;
        Chosen chosen(lists.size());
        for (Odometer reading(bases, choices); !reading.done(); reading.advance()) {
            for (Index i = 0; i < lists.size(); ++i) chosen[i] = &(*lists[i])[reading.digits()[i]];
            result.insert(vector(chosen));
        }
        return result;
    }

    /// The sum over j of w_j X_j, from the first chosen weight on. (5.1)
    SampleVector weighted(const Chosen& chosen, Index first, std::size_t count) const {
        SampleVector result = layers_.zero;
        for (Index i = 0; i < result.size(); ++i) {
            for (Index j = 0; j < count; ++j) {
                result[i] = sum(result[i], product(*chosen[first + j], layers_.inputs[j][i], budget_), budget_);
            }
        }
        return result;
    }

    /// The sum over the parts q of w_q sigma_q(a_q) + b_q 1, the options of which are chosen in this order. (5.2)
    SampleVector output_sums(const Chosen& chosen, Index first_part, Index last_part) const {
        SampleVector result = layers_.zero;
        Index at = 0;
        for (Index p = first_part; p < last_part; ++p) {
            const TwoLayerPart& part = layers_.parts[p];
            const SampleVector a = weighted(chosen, at, part.from_source.size());
            at += part.from_source.size();
            for (Index i = 0; i < result.size(); ++i)
                result[i] = sum(result[i], passed_on(part, a[i], chosen, at), budget_);
            at += part.to_output.size();
        }
        return result;
    }

  private:
    Fmpq passed_on(const TwoLayerPart& part, const Fmpq& a, const Chosen& chosen, Index at) const {
        if (part.activation == nullptr) return a;
        if (part.to_output.empty()) return 0;
        const Fmpq value = named([&] { return part.name; }, [&] { return activate(*part.activation, a, budget_); });
        return sum(product(*chosen[at], value, budget_), *chosen[at + 1], budget_);
    }

    const TwoLayers& layers_;
    Budget budget_;
    CandidatesLeft left_;
};

Reason other_set(const NamedSet& listed, const SampleVectorSet& reached) {
    for (const SampleVector& vector : reached) {
        if (!listed.vectors.contains(vector)) return listed.name + " lacks " + shown(vector);
    }
    for (const SampleVector& vector : listed.vectors) {
        if (!reached.contains(vector)) return listed.name + " has " + shown(vector) + ", to which no choice leads";
    }
    return std::nullopt;
}

Reason other_weighted(EveryChoice& every_choice, const TwoLayerPart& part, const PartSets& sets) {
    OptionLists lists;
    for (Index r = 1; r < sets.weighted.size(); ++r) {
        lists.push_back(&part.from_source[r - 1]);
        const auto vector = [&](const Chosen& chosen) { return every_choice.weighted(chosen, 0, r); };
        if (auto reason = other_set(sets.weighted[r], every_choice.vectors(lists, vector))) return reason;
    }
    return std::nullopt;
}

/// Of the parts from the first to before the last: O_p where that is p alone, and F_p where it is all up to p.
Reason other_sums(EveryChoice& every_choice, const TwoLayers& layers, Index first, Index last, const NamedSet& listed) {
    OptionLists lists;
    for (Index p = first; p < last; ++p) {
        append(lists, layers.parts[p].from_source);
        append(lists, layers.parts[p].to_output);
    }
    const auto vector = [&](const Chosen& chosen) { return every_choice.output_sums(chosen, first, last); };
    return other_set(listed, every_choice.vectors(lists, vector));
}

Check other_tables(const TwoLayers& layers, const ListedSets& sets, const Work& work) {
    EveryChoice every_choice(layers, work);
    for (Index p = 0; p < layers.parts.size(); ++p) {
        const TwoLayerPart& part = layers.parts[p];
        const std::string step = part.activation ? "1" : "4";
        if (auto reason = other_weighted(every_choice, part, sets.parts[p])) return Fails{step, *reason, std::nullopt};
        if (!sets.parts[p].outgoing) continue;
        if (auto reason = other_sums(every_choice, layers, p, p + 1, *sets.parts[p].outgoing))
            return Fails{"3", *reason, std::nullopt};
    }
    for (Index p = 1; p <= layers.parts.size(); ++p) {
        if (auto reason = other_sums(every_choice, layers, 0, p, sets.from_start[p]))
            return Fails{"5", *reason, std::nullopt};
    }
    return Holds{};
}

}  // namespace

Check tables_exact(const Nnt& instance, const VectorSets& reachable, const Work& work) {
    if (const auto error = not_two_layers(instance))
        return Fails{"", "no two layers: " + error->place + ": " + error->message, std::nullopt};
    const TwoLayers layers = two_layers(instance);
    const Reached reached{reachable, std::nullopt};
    if (auto fails = misshapen(layers, reached)) return *fails;
    const ListedSets sets = listed_sets(layers, reached);
    const Result<Check> check = or_error([&] { return other_tables(layers, sets, work); });
    return check ? *check : Unknown{check.error().message};
}

}  // namespace reductio::checkers
