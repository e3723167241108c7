#pragma once
// The engine of D-T1.6 for one width of keys: prepare the sets, search, lead back. For two_layer_engine.cpp only.

#include <memory>

#include "impl/fast/narrowing.hpp"
#include "impl/fast/set_writer.hpp"
#include "impl/fast/two_layer_engine.hpp"
#include "impl/fast/two_layer_plan.hpp"

namespace reductio::impl::fast {

/// The numbers do not fit into the engine's keys or costs.
struct Declines {
    std::string why;
};

inline std::string counted(std::size_t n, const std::string& what) { return std::to_string(n) + " " + what; }

template <class Key>
class Engine : public std::enable_shared_from_this<Engine<Key>> {
  public:
    Engine(const Nnt& instance, const EngineWork& work)
        : instance_(instance), layers_(*two_layers(instance_)), work_(work) {
        limits_.bytes = work.bytes;
        limits_.is_over = work.is_over;
        limits_.threads = work.threads;
    }

    EngineTraining run() {
        try {
            prepare();
            search();
        } catch (const OutOfReach& out) {
            result_.out_of_reach = out.why;
        }
        if (result_.bound && result_.least && *result_.bound > *result_.least) result_.bound = result_.least;
        // Of the result, which is given away, or else this would keep itself alive.
        EngineTraining result = std::move(result_);
        result.write_refutation = [self = this->shared_from_this()](std::ostream& out) { return self->refute(out); };
        return result;
    }

  private:
    using ElementPointers = std::vector<const Elements<Key>*>;

    std::size_t m() const { return layers_.parts.size(); }
    void note(std::string line) {
        if (work_.say) work_.say(line);
        result_.route.push_back(std::move(line));
    }

    void prepare();
    void start_anywhere();
    std::shared_ptr<PartSets<Key>> sets_of(std::size_t p);
    void search();
    bool attempt(const ElementPointers& parts, Cost within, bool only_within);
    bool quick_look(const ElementPointers& parts, const Plan& plan);
    void build(const ElementPointers& parts, Traced<Key>& left, Traced<Key>& right, std::size_t middle,
               std::size_t cap);
    bool best_of(const Traced<Key>& left, const Traced<Key>& right, Cost within, bool only_within);
    void found(const FoundPair<Key>& pair) { result_.least = cost_->exact(pair.cost); }
    void list_optima(const PairSearch<Key>& pairs, const Traced<Key>& left, const Traced<Key>& right,
                     const FoundPair<Key>& best);
    bool walk(const Traced<Key>& left, const Traced<Key>& right, Key l, Key r);
    bool choose(Parameters& parameters, std::size_t p, std::size_t element, const std::function<bool()>& next) const;
    std::size_t refute(std::ostream& out);
    static ElementPointers pointers(const std::vector<Elements<Key>>& elements) {
        ElementPointers all;
        for (const auto& part : elements) all.push_back(&part);
        return all;
    }

    const Nnt instance_;  // the refutation may be written long after
    const TwoLayers layers_;
    EngineWork work_;
    Limits limits_;
    std::vector<std::shared_ptr<PartSets<Key>>> parts_;
    VectorGrid<Key> grid_;  // of the sums of the O_p
    std::vector<Elements<Key>> elements_;
    std::optional<SeparableCost<Key>> cost_;
    EngineTraining result_;
};

/// The sets of a part; equal neurons share theirs.
template <class Key>
std::shared_ptr<PartSets<Key>> Engine<Key>::sets_of(std::size_t p) {
    const auto look = [&](const TwoLayerPart& part) {
        const auto options = [&](const std::optional<Index>& edge) {
            return edge ? std::optional(std::get<EdgeOptions>(instance_.parameters[*edge])) : std::nullopt;
        };
        return std::tuple(part.vertex ? instance_.network.vertices[*part.vertex].activation : std::nullopt,
                          options(part.in), options(part.out));
    };
    for (std::size_t q = 0; q < parts_.size(); ++q)
        if (look(layers_.parts[q]) == look(layers_.parts[p])) return parts_[q];
    auto sets = std::make_shared<PartSets<Key>>(layers_.parts[p], limits_);
    if (!fill_inner(instance_, *sets)) throw Declines{"a neuron's sums have too many bits"};
    fill_values(instance_, *sets, limits_, work_.budget);
    return sets;
}

template <class Key>
void Engine<Key>::prepare() {
    start_anywhere();
    RationalSets values;
    for (std::size_t p = 0; p < m(); ++p) {
        parts_.push_back(sets_of(p));
        values.emplace_back(parts_.back()->values);
    }
    auto grid = vector_grid<Key>(values, instance_.dataset.size());
    if (!grid) throw Declines{"the sums have too many bits"};
    grid_ = *std::move(grid);
    for (const auto& keys : grid_.keys) elements_.emplace_back(keys);
    const Activation& sigma = *instance_.network.vertices[layers_.output].activation;
    Nanoseconds sums = 1;
    for (const auto& part : elements_) sums = product(sums, part.keys().size());
    // A table of losses is worth no more than the sums that might look into it.
    const std::size_t most_values = std::clamp<std::size_t>(sums, 1 << 8, 1 << 22);
    cost_ = separable_cost<Key>(instance_, sigma, grid_, grid_.base(0, m()), most_values, work_.budget);
    if (!cost_) throw Declines{"the losses have too many bits, or no closed form and too many values"};
    result_.bound = cost_->exact(cost_->least());
    std::string shape = "grid";
    for (const auto& axis : grid_.axes) shape += " " + integer_of(axis.count).get_str();
    shape += "; parts";
    for (const auto& part : elements_) shape += " " + std::to_string(part.keys().size());
    note(shape + "; keys of " + std::to_string(8 * sizeof(Key)) + " bits");
}

/// The first parameter vector, for the case that nothing better is found in time.
template <class Key>
void Engine<Key>::start_anywhere() {
    result_.vectors = 1;
    Parameters first = blank_parameters(instance_);
    for (Index e = 0; e < instance_.parameters.size(); ++e) {
        const auto lists = option_lists(instance_, e);
        for (std::size_t r = 0; r < lists.size(); ++r) {
            result_.vectors *= static_cast<unsigned long>(lists[r]->size());
            if (!lists[r]->empty()) value_at(std::get<EdgeValues>(first.edges[e]), r) = lists[r]->front();
        }
    }
    if (result_.vectors == 0) return;
    const auto evaluation = evaluate(instance_, first, work_.budget);
    if (!evaluation) return;  // the search will meet the same value, and say so
    result_.least = evaluation->total;
    result_.optima = {std::move(first)};
}

/// First for a loss within gamma, with only the elements that can be in such a sum; then, if the least loss is wanted
/// and is not among them, with all.
template <class Key>
void Engine<Key>::search() {
    const Cost within = cost_->just_above(instance_.gamma);
    const auto kept = narrowed(elements_, grid_, cost_->windows(within));
    if (kept) {
        std::string sizes;
        std::vector<Elements<Key>> few;
        for (std::size_t p = 0; p < m(); ++p) {
            few.emplace_back(grid_.keys[p], [&](Key key) { return std::ranges::binary_search((*kept)[p], key); });
            sizes += " " + std::to_string(few[p].keys().size());
        }
        note("range and residue leave for a loss within gamma, of the parts:" + sizes);
        const bool is_hopeless = std::ranges::any_of(few, [](const auto& part) { return part.keys().empty(); });
        if (!is_hopeless && attempt(pointers(few), within, true)) return;
        result_.bound = std::max(*result_.bound, cost_->exact(within));
        if (work_.only_decide) return;
    }
    attempt(pointers(elements_), within, false);
}

template <class Key>
bool Engine<Key>::attempt(const ElementPointers& parts, Cost within, bool only_within) {
    const auto all = plans(parts, *cost_, grid_, within);
    const Plan plan = *std::ranges::min_element(all, {}, &Plan::work);
    note("meet after part " + std::to_string(plan.middle) + " of " + std::to_string(m()) + ": at most " +
         counted(plan.left, "vectors from the left, ") + counted(plan.right, "from the right; about ") +
         counted(plan.work / 1'000'000, "ms"));
    if (quick_look(parts, plan)) return true;
    Traced<Key> left(limits_);
    Traced<Key> right(limits_);
    build(parts, left, right, plan.middle, never);
    note(counted(left.chain.last().size(), "vectors from the left") + (left.chain.last().bits() ? " as bits, " : ", ") +
         counted(right.chain.last().size(), "from the right") + (right.chain.last().bits() ? " as bits" : ""));
    return best_of(left, right, within, only_within);
}

/// With a share of the sets: if that finds what cannot be bettered, the rest need not be made.
template <class Key>
bool Engine<Key>::quick_look(const ElementPointers& parts, const Plan& plan) {
    constexpr Nanoseconds not_worth_it = 4'000'000;
    if (plan.work < not_worth_it || work_.count || work_.optima > 1) return false;
    const Cost bound = work_.only_decide ? cost_->just_above(instance_.gamma) : cost_->least() + 1;
    for (const std::size_t cap : {std::size_t{1} << 10, std::size_t{1} << 14}) {
        Traced<Key> left(limits_);
        Traced<Key> right(limits_);
        build(parts, left, right, plan.middle, cap);
        const PairSearch<Key> pairs(grid_, *cost_, left.chain.last(), right.chain.last(), limits_);
        if (const auto best = pairs.cheapest(bound, true)) {
            found(*best);
            result_.optima.clear();
            walk(left, right, best->outer, best->inner);
            if (!work_.only_decide) result_.bound = result_.least;
            note("found in a quick look at " + counted(cap, "vectors from either end"));
            return true;
        }
    }
    note("a quick look found nothing");
    return false;
}

template <class Key>
void Engine<Key>::build(const ElementPointers& parts, Traced<Key>& left, Traced<Key>& right, std::size_t middle,
                        std::size_t cap) {
    const auto extend = [&](Traced<Key>& end, std::size_t p) {
        const std::size_t options = std::max<std::size_t>(1, parts[p]->keys().size());
        if (cap != never) end.chain.thin(std::max<std::size_t>(1, 4 * cap / options));
        end.extend(*parts[p]);
        if (cap != never) end.chain.thin(cap);
        limits_.check(left.chain.bytes() + right.chain.bytes());
        if (work_.say && cap == never)
            work_.say("part " + std::to_string(p + 1) + " of " + std::to_string(m()) + ": " +
                      counted(end.chain.last().size(), "vectors"));
    };
    for (std::size_t p = 0; p < middle; ++p) extend(left, p);
    for (std::size_t p = m(); p-- > middle;) extend(right, p);
}

/// Rounds with growing bounds: what is found below a bound is the least there is, and nothing found is a bound proven.
template <class Key>
bool Engine<Key>::best_of(const Traced<Key>& left, const Traced<Key>& right, Cost within, bool only_within) {
    const PairSearch<Key> pairs(grid_, *cost_, left.chain.last(), right.chain.last(), limits_);
    auto best = pairs.cheapest(within, work_.only_decide);
    if (!best) {
        result_.bound = std::max(*result_.bound, cost_->exact(within));
        if (work_.only_decide || only_within) return false;
        const auto candidate = pairs.candidate();
        if (!candidate) {
            result_.bound.reset();  // there is no parameter vector
            return false;
        }
        found(*candidate);
        result_.optima.clear();
        walk(left, right, candidate->outer, candidate->inner);
        for (unsigned shift : {24U, 16U, 8U, 0U}) {
            const Cost bound = candidate->cost >> shift;
            if (bound <= within) continue;
            best = pairs.cheapest(bound, false);
            if (best) break;
            result_.bound = std::max(*result_.bound, cost_->exact(bound));
        }
        if (!best) best = candidate;
    }
    found(*best);
    list_optima(pairs, left, right, *best);
    if (!work_.only_decide) result_.bound = result_.least;
    return true;
}

}  // namespace reductio::impl::fast
