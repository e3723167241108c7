#pragma once
// Pictures as Graphviz text: of any network, of the product gadget, and of the rooms.

#include "spec/document.hpp"

namespace reductio::impl {

/// Every vertex with its name and activation, every edge with what its weights and bias may be, or are.
std::string network_graph(const Nnt& instance);
std::string network_graph(const Gradient& question);

/// The network of B-L3.1 for the activation x^2.
std::string gadget_graph();

/// From the table of rooms: which problem each one starts from and ends in, as its example shows.
std::string roadmap_graph();

}  // namespace reductio::impl
