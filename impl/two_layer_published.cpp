#include "impl/two_layer_published.hpp"

#include <functional>
#include <map>

#include "impl/activations.hpp"
#include "impl/losses.hpp"
#include "impl/two_layer_network.hpp"

namespace reductio::impl {

namespace {

using Vector = std::vector<Rational>;

constexpr std::size_t most_cells = std::size_t{1} << 24;

bool is_natural(const Rational& q) { return q.get_den() == 1 && q >= 0; }

/// A table over {0..M}^n0, true where there is an entry; beside each the first choice of parameters that led to it.
class Printed {
  public:
    Printed(const Integer& largest, std::size_t n0) : side_(largest.get_ui() + 1), n0_(n0) {
        std::size_t cells = 1;
        for (std::size_t i = 0; i < n0; ++i) cells *= side_;
        cells_.resize(cells);
    }

    /// Nothing for a sum that is no index.
    std::optional<std::size_t> cell(const Vector& m) const {
        std::size_t at = 0;
        for (const Rational& entry : m) {
            if (!is_natural(entry) || entry >= side_) return std::nullopt;
            at = at * side_ + entry.get_num().get_ui();
        }
        return at;
    }
    void enter(const Vector& m, const Parameters& witness) {
        const auto at = cell(m);
        if (!at || cells_[*at]) return;
        cells_[*at] = true;
        witnesses_.emplace(*at, witness);
    }
    void for_each(const std::function<void(const Vector& m, const Parameters& witness)>& visit) const {
        for (std::size_t at = 0; at < cells_.size(); ++at)
            if (cells_[at]) visit(vector(at), witnesses_.at(at));
    }

  private:
    Vector vector(std::size_t at) const {
        Vector m(n0_);
        for (std::size_t i = n0_; i-- > 0; at /= side_) m[i] = static_cast<unsigned long>(at % side_);
        return m;
    }

    std::size_t side_;
    std::size_t n0_;
    std::vector<bool> cells_;
    std::map<std::size_t, Parameters> witnesses_;
};

Vector combined(const Vector& a, const Rational& w, const Vector& b, const Arithmetic& exact) {
    Vector result;
    for (std::size_t i = 0; i < a.size(); ++i) result.push_back(exact.sum(a[i], exact.product(w, b[i])));
    return result;
}

Vector applied(const Activation& sigma, const Vector& a, const Arithmetic& exact) {
    Vector result;
    for (const Rational& entry : a) result.push_back(apply(sigma, entry, exact));
    return result;
}

std::optional<Error> outside_precondition(const Nnt& instance, const TwoLayers& layers) {
    for (const TwoLayerPart& part : layers.parts)
        if (!part.vertex || !part.in || !part.out)
            return Error{"/network/edges", "expected both edges of every hidden vertex, and none from s to t"};
    for (const Sample& sample : instance.dataset)
        for (const Rational& x : sample.x)
            if (!is_natural(x)) return Error{"/dataset", "expected inputs that are natural numbers"};
    for (const TwoLayerPart& part : layers.parts) {
        const auto second = option_lists(instance, *part.out);
        if (*second[0] != Vector{1} || *second[1] != Vector{0})
            return Error{"/parameters/" + std::to_string(*part.out), "expected the weight 1 and the bias 0"};
        for (const auto* list : option_lists(instance, *part.in))
            for (const Rational& option : *list)
                if (!is_natural(option))
                    return Error{"/parameters/" + std::to_string(*part.in), "expected natural numbers"};
    }
    const Activation identity{Identity{}};
    if (*instance.network.vertices[layers.output].activation != identity)
        return Error{"/network/vertices", "expected an output without an activation"};
    return std::nullopt;
}

/// The least common denominator of weights and biases, and the instance with these and the labels multiplied by it.
Nnt scaled(Nnt instance) {
    Integer common = 1;
    const auto for_each_list = [&](const auto& visit) {
        for (auto& entry : instance.parameters) {
            auto& own = std::get<EdgeOptions>(entry);
            for (auto& list : own.weights) visit(std::get<0>(list));
            visit(std::get<0>(own.biases));
        }
    };
    for_each_list([&](const Vector& list) {
        for (const Rational& option : list) common = lcm(common, option.get_den());
    });
    for_each_list([&](Vector& list) {
        for (Rational& option : list) option *= common;
    });
    for (Sample& sample : instance.dataset)
        for (Rational& y : sample.y) y *= common;
    return instance;
}

class Algorithm {
  public:
    Algorithm(const Nnt& instance, const TwoLayers& layers, PrintedForm form, const TwoLayerWork& work)
        : instance_(instance), layers_(layers), form_(form), work_(work), exact_(work.budget) {}

    Result<Decision> run() {
        auto repaired = train_two_layers(instance_, work_);
        if (!repaired) return repaired.error();
        const Integer m = largest(repaired->reachable);
        Integer cells = 1;
        for (std::size_t i = 0; i < instance_.dataset.size(); ++i) cells *= m + 1;
        if (m >= most_cells || cells > most_cells)
            return Error{
                "", "out of reach: tables over {0.." + m.get_str() + "}^" + std::to_string(instance_.dataset.size())};
        Printed final_dp(m, instance_.dataset.size());
        final_dp.enter(Vector(instance_.dataset.size()), blank_parameters(instance_));
        for (const TwoLayerPart& part : layers_.parts) {
            if (!part.vertex) continue;
            auto next = extended(final_dp, dim_dp(part, m), part, m);
            if (!next) return next.error();
            final_dp = *std::move(next);
        }
        return Decision{is_yes(final_dp) ? Answer::yes : Answer::no, std::nullopt};
    }

  private:
    /// M = d * W_max * k, W_max over everything that is computed; absolute values, rounded up.
    Integer largest(const VectorSets& reachable) const {
        Rational most = 1;
        const auto see = [&](const Vector& vector) {
            for (const Rational& entry : vector) most = std::max<Rational>(most, abs(entry));
        };
        for (const auto& set : reachable)
            for (const Vector& vector : set) {
                see(vector);
                for (const TwoLayerPart& part : layers_.parts)
                    if (part.vertex) see(applied(*instance_.network.vertices[*part.vertex].activation, vector, exact_));
            }
        const auto d = static_cast<unsigned long>(std::max<std::size_t>(input_size(instance_.network), 1));
        const auto k = static_cast<unsigned long>(std::max<std::size_t>(layers_.parts.size(), 1));
        return -floor(-most) * d * k;
    }

    /// DimDP[., q, d + 1], dimension by dimension.
    Printed dim_dp(const TwoLayerPart& part, const Integer& m) const {
        Printed table(m, instance_.dataset.size());
        table.enter(Vector(instance_.dataset.size()), blank_parameters(instance_));
        if (!part.in) return table;
        const auto lists = option_lists(instance_, *part.in);
        const auto columns = input_columns(instance_);
        for (std::size_t r = 0; r < lists.size(); ++r) {
            Printed next(m, instance_.dataset.size());
            table.for_each([&](const Vector& m1, const Parameters& witness) {
                for (const Rational& w : *lists[r]) {
                    Parameters chosen = witness;
                    value_at(std::get<EdgeValues>(chosen.edges[*part.in]), r) = w;
                    if (table.cell(combined(Vector(m1.size()), w, columns[r], exact_)))
                        next.enter(combined(m1, w, columns[r], exact_), chosen);
                }
            });
            table = std::move(next);
        }
        return table;
    }

    /// FinalDP[., q] from FinalDP[., q - 1].
    Result<Printed> extended(const Printed& before, const Printed& dim_dp, const TwoLayerPart& part,
                             const Integer& m) const {
        Printed table(m, instance_.dataset.size());
        std::optional<Error> error;
        before.for_each([&](const Vector& m1, const Parameters& others) {
            dim_dp.for_each([&](const Vector& m2, const Parameters& own) {
                const Vector m3 = applied(*instance_.network.vertices[*part.vertex].activation, m2, exact_);
                if (!table.cell(m3) && form_ == PrintedForm::checked)
                    error = Error{"/network/vertices/" + std::to_string(*part.vertex),
                                  "expected an activation whose values are natural numbers"};
                Parameters chosen = others;
                if (part.in) chosen.edges[*part.in] = own.edges[*part.in];
                if (table.cell(m3)) table.enter(combined(m1, 1, m3, exact_), chosen);
            });
        });
        if (error) return *error;
        return table;
    }

    /// The last lines of Algorithm 1.
    bool is_yes(const Printed& final_dp) const {
        bool found = false;
        final_dp.for_each([&](const Vector& m, const Parameters& witness) {
            if (found) return;
            if (form_ == PrintedForm::one_witness) {
                found = second_layer_fits(witness, 0);
                return;
            }
            Rational total = 0;
            for (std::size_t i = 0; i < m.size(); ++i)
                total += instance_.dataset[i].times * loss(instance_.loss, {m[i]}, instance_.dataset[i].y, exact_);
            found = total <= instance_.gamma;
        });
        return found;
    }

    /// Some choice of the second layer from this part on.
    bool second_layer_fits(Parameters parameters, std::size_t p) const {
        if (p == layers_.parts.size()) {
            const auto evaluation = evaluate(instance_, parameters, work_.budget);
            return evaluation && evaluation->within;
        }
        if (!layers_.parts[p].out) return second_layer_fits(std::move(parameters), p + 1);
        const auto lists = option_lists(instance_, *layers_.parts[p].out);
        for (const Rational& w : *lists[0])
            for (const Rational& b : *lists[1]) {
                std::get<EdgeValues>(parameters.edges[*layers_.parts[p].out]) = {{w}, b};
                if (second_layer_fits(parameters, p + 1)) return true;
            }
        return false;
    }

    const Nnt& instance_;
    const TwoLayers& layers_;
    PrintedForm form_;
    const TwoLayerWork& work_;
    Arithmetic exact_;
};

}  // namespace

Result<Decision> decide_as_printed(const Nnt& instance, PrintedForm form, const TwoLayerWork& work) {
    const auto layers = two_layers(instance);
    if (!layers) return layers.error();
    if (form == PrintedForm::checked)
        if (auto error = outside_precondition(instance, *layers)) return *error;
    const Nnt read = form == PrintedForm::scaled ? scaled(instance) : instance;
    try {
        return Algorithm(read, *layers, form, work).run();
    } catch (const OverBudget& over) {
        return over_budget(over, work.budget);
    }
}

}  // namespace reductio::impl
