#pragma once
// For the sources of checkers/ only: the sets of a refutation by the names that spec/two_layer_solver.md gives them.

#include <unordered_set>

#include "checkers/two_layer_parts.hpp"
#include "checkers/two_layer_refutation.hpp"

namespace reductio::checkers {

struct SampleVectorHash {
    std::size_t operator()(const SampleVector& vector) const;
};

using SampleVectorSet = std::unordered_set<SampleVector, SampleVectorHash>;

struct NamedSet {
    std::string name;  // with its place, where it is listed
    SampleVectorSet vectors;
};

/// The sets of one part.
struct PartSets {
    std::vector<NamedSet> weighted;    // A_p^0 .. A_p^(d+1); without an edge from s, A_p^0 alone
    std::optional<NamedSet> outgoing;  // O_p, of a hidden vertex

    const NamedSet& contributions() const { return outgoing ? *outgoing : weighted.back(); }  // O_p
};

struct ListedSets {
    std::vector<PartSets> parts;
    std::vector<NamedSet> from_start;  // F_0 .. F_a
    std::vector<NamedSet> from_end;    // G_(m+1), G_m .. G_(a+1)
};

/// Why the sets are not as many, or their vectors not as long, as they should be.
std::optional<Fails> misshapen(const TwoLayers& layers, const Reached& reached);

/// Of sets that are not misshapen. A set that is not listed is {0}.
ListedSets listed_sets(const TwoLayers& layers, const Reached& reached);

/// A vector in a message.
std::string shown(const SampleVector& vector);

/// How many candidates may still be tried.
class CandidatesLeft {
  public:
    explicit CandidatesLeft(std::size_t all) : all_(all), left_(all) {}

    void take(std::size_t count) {
        if (count > left_) throw Refusal{"candidates:", "more than the bound of " + std::to_string(all_)};
        left_ -= count;
    }

  private:
    std::size_t all_;
    std::size_t left_;
};

}  // namespace reductio::checkers
