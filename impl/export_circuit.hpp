#pragma once
// The decision problem of an nnt document as a list of definitions, each over those before it, and sums that may not
// exceed a bound: what every format of `reductio export` is written from. Steps: spec/export.md.

#include "impl/arithmetic.hpp"
#include "spec/network.hpp"

namespace reductio::impl::exporting {

struct Known {
    Rational value;
};

/// A weight or bias of an edge with parameters of its own.
struct Chosen {
    Index edge = 0;
    std::optional<Index> weight;  // none: the bias
    const OptionList* options = nullptr;
};

struct Scaled {
    Rational factor;
    Index of = 0;
};

struct Sum {
    std::vector<Scaled> of;
    Rational constant;
};

struct Product {
    Index left = 0;
    Index right = 0;
};

/// A polynomial of degree 2 or more, a piecewise-linear function with breakpoints, or one about decimal digits.
struct Activated {
    const Activation* activation = nullptr;
    Index of = 0;
};

/// What `rounded` does to the value of its inner activation.
struct RoundedDown {
    const Rounded* rounded = nullptr;
    Index of = 0;
};

/// The bits of a parameter, as `parameter-bits` counts them.
struct LengthOf {
    Index of = 0;
};

// Truths, which are 1 or 0 where a number is asked for.

enum class Side { below, above };

struct Beside {
    Index of = 0;
    Side side = Side::below;  // strictly
    Rational than;
};

struct Among {
    Index of = 0;
    std::vector<Rational> values;  // strictly increasing
};

struct BitIsOne {
    Index of = 0;
    Integer bit;
};

struct Not {
    Index of = 0;
};

struct All {
    std::vector<Index> of;
};

/// The one number if the truth is true, else the other.
struct Either {
    Index truth = 0;
    Index then = 0;
    Index otherwise = 0;
};

struct Node {
    std::string name;
    std::variant<Known, Chosen, Sum, Product, Activated, RoundedDown, LengthOf, Beside, Among, BitIsOne, Not, All,
                 Either>
        is;
};

/// The sum may be at most so much.
struct Bound {
    Sum sum;
    Rational most;
};

struct ExportLimits {
    std::size_t reached = std::size_t{1} << 14;     // values that one number of a network may take
    std::size_t pairs = std::size_t{1} << 23;       // of values, looked at while these are worked out, in all
    std::size_t characters = std::size_t{1} << 27;  // of the text, about
    Budget budget{std::size_t{1} << 20};            // of a number
};

/// Leaves an export; caught where it began.
struct Refused {
    Error error;
};

/// Nodes are made by functions that work out at once what is known.
class Circuit {
  public:
    explicit Circuit(const ExportLimits& limits) : exact(limits.budget), characters_left_(limits.characters) {}

    Index known(const Rational& value);
    Index chosen(const Chosen& parameter);
    Index sum(const Sum& sum);
    /// The same sum with every node once, none of them known, none times 0.
    Sum collected(const Sum& sum) const;
    Index product(Index left, Index right);
    Index activated(const Activation& activation, Index of);
    Index length_of(Index parameter);

    Index beside(Index of, Side side, const Rational& than);
    Index among(Index of, std::vector<Rational> values);
    Index equal(Index of, const Rational& value) { return among(of, {value}); }
    Index bit_is_one(Index of, const Integer& bit);
    Index negation(Index of);
    Index all(const std::vector<Index>& of);
    Index any(const std::vector<Index>& of);
    Index either(Index truth, Index then, Index otherwise);
    Index indicator(Index truth) { return either(truth, known(1), known(0)); }

    /// The value of a node that is known.
    const Rational* value(Index node) const;
    const std::vector<Node>& nodes() const { return nodes_; }
    void name(Index node, const std::string& name);

    /// Which nodes the bounds depend on.
    std::vector<bool> needed() const;

    std::vector<Index> parameters;  // in the order of the document
    std::vector<Bound> bounds;      // all of them have to hold
    bool impossible = false;        // a parameter has no option
    Arithmetic exact;

  private:
    template <class Is>
    Index add(Is is, std::size_t characters);
    Index rounded_down(const Rounded& rounded, Index of);
    Index probed(const PublishedProbe& probe, Index of);

    std::vector<Node> nodes_;
    std::size_t characters_left_;
};

/// What a node is defined over, in order.
std::vector<Index> operands(const Node& node);

}  // namespace reductio::impl::exporting
