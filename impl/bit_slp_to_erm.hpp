#pragma once
// B-L3.2: a bit of a straight-line program to training with polynomial activations. The page: spec/bit_slp_to_erm.md.

#include "impl/program_network.hpp"

namespace reductio::impl::bit_slp_to_erm {

/// The network of the program, samples that force its parameters, and one that asks for the bit. Errors name the option
/// or the precondition that is missing.
Result<Nnt> reduce(const BitSlp& source, const Options& options);

/// theta*
Result<Parameters> lift(const BitSlp& source, const Options& options);

/// The same as printed: of two parallel edges, the later one.
Result<Nnt> reduce_published(const BitSlp& source, const Options& options);
Result<Parameters> lift_published(const BitSlp& source, const Options& options);

/// Shared with the hinge loss of B-R3.2b: the network with the flag, and its auxiliary samples. Refuses what would not
/// fit into a document.
Result<Nnt> with_auxiliary_samples(const ProgramNetwork& network, const Integer& times);

/// [6] the main sample
Sample main_sample(const Nnt& instance, const Rational& constant, const Integer& times);

}  // namespace reductio::impl::bit_slp_to_erm
