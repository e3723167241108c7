#pragma once
// Activations as plain data. What each computes is said in prose in spec/networks.md and coded twice elsewhere.

#include "spec/box.hpp"
#include "spec/numbers.hpp"
#include "spec/problems.hpp"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace reductio {

struct Activation;

struct Identity {
    bool operator==(const Identity&) const = default;
};

struct Constant {
    Rational value;
    bool operator==(const Constant&) const = default;
};

struct Piece {
    Rational slope;
    Rational intercept;
    bool operator==(const Piece&) const = default;
};

/// Piece i holds on [breakpoints[i-1], breakpoints[i]); one piece more than breakpoints.
struct PiecewiseLinear {
    std::vector<Rational> breakpoints;
    std::vector<Piece> pieces;
    bool operator==(const PiecewiseLinear&) const = default;
};

struct Rounded {
    std::size_t bits = 0;
    std::optional<Rational> low;
    std::optional<Rational> high;
    Box<Activation> of;
    std::optional<Box<Activation>> derivative;
    bool operator==(const Rounded&) const = default;
};

struct DecimalEncode {
    bool operator==(const DecimalEncode&) const = default;
};

struct DecimalProduct {
    bool operator==(const DecimalProduct&) const = default;
};

struct PublishedDecimalEncode {
    bool operator==(const PublishedDecimalEncode&) const = default;
};

struct PublishedDecimalProduct {
    bool operator==(const PublishedDecimalProduct&) const = default;
};

using Interval = std::pair<Rational, Rational>;  // closed

struct PublishedProbe {
    Box<Activation> of;
    Rational threshold;
    std::vector<Interval> zero;
    bool operator==(const PublishedProbe&) const = default;
};

using AnyActivation = std::variant<Identity, Constant, Polynomial, PiecewiseLinear, Rounded, DecimalEncode,
                                   DecimalProduct, PublishedDecimalEncode, PublishedDecimalProduct, PublishedProbe>;

// Copying, moving, comparing and destroying are compiled once, in spec/special_members.cpp: every file that touches a
// document would otherwise compile them anew, which is most of the time of a build.
struct Activation {
    AnyActivation is;

    Activation();
    template <AlternativeOf<AnyActivation> T>
    Activation(T value);
    Activation(const Activation& other);
    Activation(Activation&& other) noexcept;
    Activation& operator=(const Activation& other);
    Activation& operator=(Activation&& other) noexcept;
    ~Activation();
    bool operator==(const Activation& other) const;
};

}  // namespace reductio
