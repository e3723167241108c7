#pragma once
// Losses as plain data. Every index in them is a position in the network's `outputs`.
// What each computes is said in prose in spec/networks.md and coded twice elsewhere.

#include "spec/activation.hpp"

namespace reductio {

struct Loss;

struct SquaredError {
    bool operator==(const SquaredError&) const = default;
};

struct HalfSquaredError {
    bool operator==(const HalfSquaredError&) const = default;
};

struct AbsoluteError {
    bool operator==(const AbsoluteError&) const = default;
};

struct ZeroOne {
    bool operator==(const ZeroOne&) const = default;
};

struct SignError {
    bool operator==(const SignError&) const = default;
};

struct Hinge {
    bool operator==(const Hinge&) const = default;
};

struct PositiveSign {
    bool operator==(const PositiveSign&) const = default;
};

using Relation = std::vector<SymbolPair>;  // strictly increasing

struct CspDecode {
    std::size_t alphabet = 0;
    std::vector<Relation> allowed;  // one per output
    bool operator==(const CspDecode&) const = default;
};

struct PublishedCspDecode {
    std::size_t alphabet = 0;
    std::vector<Relation> allowed;
    bool operator==(const PublishedCspDecode&) const = default;
};

struct Satisfies {
    Cnf cnf;
    bool operator==(const Satisfies&) const = default;
};

struct PortRole {
    bool operator==(const PortRole&) const = default;
};

struct ParameterRole {
    std::vector<Rational> options;
    bool operator==(const ParameterRole&) const = default;
};

struct VertexRole {
    Activation activation;
    std::vector<Index> sum;
    bool operator==(const VertexRole&) const = default;
};

struct OutRole {
    Index vertex = 0;
    Index probe = 0;
    bool operator==(const OutRole&) const = default;
};

struct SentinelRole {
    bool operator==(const SentinelRole&) const = default;
};

using Role = std::variant<PortRole, ParameterRole, VertexRole, OutRole, SentinelRole>;

struct Trace {
    Box<Loss> loss;
    std::vector<Index> outputs;
    std::vector<Role> roles;  // one per output of the network
    Rational penalty;
    bool operator==(const Trace&) const = default;
};

struct BitLoss {
    Integer bit;
    Index output = 0;
    bool operator==(const BitLoss&) const = default;
};

struct OutputHinge {
    Index output = 0;
    bool operator==(const OutputHinge&) const = default;
};

struct Flagged {
    Index flag = 0;
    std::variant<BitLoss, OutputHinge> main;
    bool operator==(const Flagged&) const = default;
};

struct Probe {
    Index head = 0;
    Rational value;
    std::vector<Index> path;
    std::vector<Index> zero;
    std::vector<Rational> options;
    bool operator==(const Probe&) const = default;
};

struct PublishedProbeLoss {
    Box<Loss> loss;
    std::vector<Index> outputs;
    std::vector<Probe> probes;
    Rational penalty;
    bool operator==(const PublishedProbeLoss&) const = default;
};

using AnyLoss = std::variant<SquaredError, HalfSquaredError, AbsoluteError, ZeroOne, SignError, Hinge, PositiveSign,
                             CspDecode, PublishedCspDecode, Satisfies, Trace, BitLoss, Flagged, PublishedProbeLoss>;

// Copying, moving, comparing and destroying are compiled once, in spec/special_members.cpp: every file that touches a
// document would otherwise compile them anew, which is most of the time of a build.
struct Loss {
    AnyLoss is;

    Loss();
    template <AlternativeOf<AnyLoss> T>
    Loss(T value);
    Loss(const Loss& other);
    Loss(Loss&& other) noexcept;
    Loss& operator=(const Loss& other);
    Loss& operator=(Loss&& other) noexcept;
    ~Loss();
    bool operator==(const Loss& other) const;
};

}  // namespace reductio
