#include "impl/two_layer_solver.hpp"

#include <functional>
#include <map>

#include "impl/activations.hpp"
#include "impl/losses.hpp"
#include "impl/two_layer_network.hpp"

namespace reductio::impl {

namespace {

using Vector = std::vector<Rational>;
struct Node;

/// One way to make a vector: of one before it by a choice, or of one from either set of a sum of sets.
struct Origin {
    const Node* first = nullptr;
    const Node* second = nullptr;
    std::size_t choice = 0;
};

struct Node {
    Integer ways;  // choices of parameters that lead here
    std::vector<Origin> origins;
};

using Table = std::map<Vector, Node>;

struct PartTables {
    std::vector<Table> inner;  // A_p^0, A_p^1, ..
    Table contribution;        // O_p of a hidden vertex
};

struct TooLarge {};

class Tables {
  public:
    Tables(const Nnt& instance, const TwoLayers& layers, const TwoLayerWork& work)
        : instance_(instance), layers_(layers), work_(work), exact_(work.budget), columns_(input_columns(instance)) {
        parts_.resize(layers.parts.size());
        sums_.resize(layers.parts.size() + 1);
        sums_[0][zero()].ways = 1;
        for (std::size_t p = 0; p < parts_.size(); ++p) {
            fill_inner(layers.parts[p], parts_[p].inner);
            if (layers.parts[p].vertex) fill_contribution(layers.parts[p], parts_[p]);
            for (const auto& [f, before] : sums_[p])
                for (const auto& [o, part] : contribution(p))
                    add(sums_[p + 1], sum(f, o), before.ways * part.ways, {&before, &part, 0});
        }
    }

    Training training() const;
    std::vector<Parameters> optima(const Rational& least, std::size_t wanted) const;
    VectorSets reachable() const;

  private:
    using Next = std::function<bool()>;

    Vector zero() const { return Vector(instance_.dataset.size(), Rational{0}); }
    const Table& contribution(std::size_t p) const {
        return layers_.parts[p].vertex ? parts_[p].contribution : parts_[p].inner.back();
    }

    Vector sum(const Vector& a, const Vector& b) const {
        Vector result;
        for (std::size_t i = 0; i < a.size(); ++i) result.push_back(exact_.sum(a[i], b[i]));
        return result;
    }
    Vector scaled(const Rational& w, const Vector& a) const {
        Vector result;
        for (const Rational& entry : a) result.push_back(exact_.product(w, entry));
        return result;
    }
    void add(Table& table, const Vector& vector, const Integer& ways, const Origin& origin) {
        if (++origins_ > work_.most_vectors) throw TooLarge{};
        Node& node = table[vector];
        node.ways += ways;
        node.origins.push_back(origin);
    }

    // [1] and [4]
    void fill_inner(const TwoLayerPart& part, std::vector<Table>& inner) {
        inner.emplace_back();
        inner[0][zero()].ways = 1;
        if (!part.in) return;
        const auto lists = option_lists(instance_, *part.in);
        inner.resize(lists.size() + 1);
        for (std::size_t r = 0; r < lists.size(); ++r)
            for (const auto& [a, before] : inner[r])
                for (std::size_t w = 0; w < lists[r]->size(); ++w)
                    add(inner[r + 1], sum(a, scaled((*lists[r])[w], columns_[r])), before.ways, {&before, nullptr, w});
    }

    // [2] and [3]
    void fill_contribution(const TwoLayerPart& part, PartTables& tables) {
        const Activation& sigma = *instance_.network.vertices[*part.vertex].activation;
        for (const auto& [a, before] : tables.inner.back()) {
            if (!part.out) {
                add(tables.contribution, zero(), before.ways, {&before, nullptr, 0});
                continue;
            }
            Vector s;
            for (const Rational& entry : a) s.push_back(apply(sigma, entry, exact_));
            const auto lists = option_lists(instance_, *part.out);
            for (std::size_t w = 0; w < lists[0]->size(); ++w)
                for (std::size_t b = 0; b < lists[1]->size(); ++b)
                    add(tables.contribution, sum(scaled((*lists[0])[w], s), scaled((*lists[1])[b], columns_.back())),
                        before.ways, {&before, nullptr, w * lists[1]->size() + b});
        }
    }

    // [6]
    Rational cost(const Vector& v) const {
        const auto& sigma = *instance_.network.vertices[layers_.output].activation;
        Rational total = 0;
        for (std::size_t i = 0; i < v.size(); ++i) {
            const Sample& sample = instance_.dataset[i];
            const Rational one = loss(instance_.loss, {apply(sigma, v[i], exact_)}, sample.y, exact_);
            total = exact_.sum(total, exact_.product(Rational{sample.times}, one));
        }
        return total;
    }

    bool walk_sums(std::size_t p, const Node& node, Parameters& parameters, const Next& next) const;
    bool walk_part(std::size_t p, const Node& node, Parameters& parameters, const Next& next) const;
    bool walk_inner(Index edge, std::size_t r, const Node& node, Parameters& parameters, const Next& next) const;

    const Nnt& instance_;
    const TwoLayers& layers_;
    const TwoLayerWork& work_;
    Arithmetic exact_;
    std::vector<Vector> columns_;
    std::vector<PartTables> parts_;
    std::vector<Table> sums_;  // F_0, F_1, ..
    std::size_t origins_ = 0;
};

Training Tables::training() const {
    Training training;
    for (const auto& [v, node] : sums_.back()) {
        training.vectors += node.ways;
        const Rational total = cost(v);
        if (!training.least || total < *training.least) {
            training.least = total;
            training.attaining = 0;
        }
        if (total == *training.least) training.attaining += node.ways;
    }
    return training;
}

/// Every choice that leads to a node, back through its origins; `next` is called with the parameters set, and says
/// whether to go on.
bool Tables::walk_inner(Index edge, std::size_t r, const Node& node, Parameters& parameters, const Next& next) const {
    if (r == 0) return next();
    for (const Origin& origin : node.origins) {
        value_at(std::get<EdgeValues>(parameters.edges[edge]), r - 1) =
            (*option_lists(instance_, edge)[r - 1])[origin.choice];
        if (!walk_inner(edge, r - 1, *origin.first, parameters, next)) return false;
    }
    return true;
}

bool Tables::walk_part(std::size_t p, const Node& node, Parameters& parameters, const Next& next) const {
    const TwoLayerPart& part = layers_.parts[p];
    const auto walk_in = [&](const Node& a) {
        return part.in ? walk_inner(*part.in, parts_[p].inner.size() - 1, a, parameters, next) : next();
    };
    if (!part.vertex) return walk_in(node);
    for (const Origin& origin : node.origins) {
        if (part.out) {
            const auto lists = option_lists(instance_, *part.out);
            auto& values = std::get<EdgeValues>(parameters.edges[*part.out]);
            values.weights[0] = (*lists[0])[origin.choice / lists[1]->size()];
            values.bias = (*lists[1])[origin.choice % lists[1]->size()];
        }
        if (!walk_in(*origin.first)) return false;
    }
    return true;
}

bool Tables::walk_sums(std::size_t p, const Node& node, Parameters& parameters, const Next& next) const {
    if (p == 0) return next();
    for (const Origin& origin : node.origins)
        if (!walk_part(p - 1, *origin.second, parameters,
                       [&] { return walk_sums(p - 1, *origin.first, parameters, next); }))
            return false;
    return true;
}

std::vector<Parameters> Tables::optima(const Rational& least, std::size_t wanted) const {
    std::vector<Parameters> found;
    Parameters parameters = blank_parameters(instance_);
    const Next keep = [&] {
        found.push_back(parameters);
        return found.size() < wanted;
    };
    for (const auto& [v, node] : sums_.back())
        if (found.size() < wanted && cost(v) == least) walk_sums(parts_.size(), node, parameters, keep);
    return found;
}

VectorSets Tables::reachable() const {
    VectorSets sets;
    const auto list = [&](const Table& table) {
        auto& set = sets.emplace_back();
        for (const auto& [vector, node] : table) set.push_back(vector);
    };
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        for (std::size_t r = 1; r < parts_[p].inner.size(); ++r) list(parts_[p].inner[r]);
        if (layers_.parts[p].out) list(parts_[p].contribution);
    }
    for (std::size_t p = 1; p < sums_.size(); ++p) list(sums_[p]);
    return sets;
}

}  // namespace

Result<TwoLayerTraining> train_two_layers(const Nnt& instance, const TwoLayerWork& work) {
    const auto layers = two_layers(instance);
    if (!layers) return layers.error();
    try {
        const Tables tables(instance, *layers, work);
        TwoLayerTraining result{tables.training(), {}, tables.reachable()};
        if (result.training.least)
            result.optima = tables.optima(*result.training.least, std::max<std::size_t>(work.optima, 1));
        if (!result.optima.empty()) result.training.first = result.optima.front();
        return result;
    } catch (const TooLarge&) {
        return Error{"", "the sets have more than " + std::to_string(work.most_vectors) + " vectors"};
    } catch (const OverBudget& over) {
        return over_budget(over, work.budget);
    }
}

}  // namespace reductio::impl
