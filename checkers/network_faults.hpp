#pragma once
// For the sources of checkers/ only: what keeps a part of a network from being as a page says, each in one line that
// names the place. Networks are taken to be without `fault`; the indices asked for may lie outside all the same.

#include <initializer_list>
#include <map>

#include "checkers/check.hpp"

namespace reductio::checkers {

/// Nothing where all is well.
using Reason = std::optional<std::string>;

Reason first_of(std::initializer_list<Reason> reasons);

Reason wrong_count(const std::string& plural, const Integer& found, const Integer& expected);
Reason no_such(const std::string& what, Index index, std::size_t count);

/// An edge that is there, in a message: its number and its ends.
std::string edge_text(const Network& network, Index edge);

/// The input comes by a source of this dimension; and that is the vertex 0, named s.
Reason wrong_dimension(const Network& network, std::size_t dimension);
Reason wrong_source(const Network& network, std::size_t dimension);

Reason wrong_name(const Network& network, Index vertex, const std::string& name);
Reason wrong_activation(const Network& network, Index vertex, const Activation& activation);
Reason wrong_vertex(const Network& network, Index vertex, const std::string& name, const Activation& activation);
Reason wrong_outputs(const Network& network, const std::vector<Index>& outputs);

/// Where the vertex of a name stands, the first of several; for a name that no vertex has, an index that is no
/// vertex's.
class Places {
  public:
    explicit Places(const Network& network);
    Index operator[](const std::string& name) const;
    bool has(const std::string& name) const { return places_.contains(name); }

  private:
    std::map<std::string, Index> places_;
    Index nowhere_;
};

/// A vertex of the name is there if and only if it is wanted.
Reason wrong_presence(const Places& places, const std::string& name, bool wanted);

/// After s stand those of the named vertices that there are, in the order of the names, and no others.
Reason wrong_order(const Network& network, const std::vector<std::string>& names);

/// The edges into each vertex, in their order.
class EdgesInto {
  public:
    explicit EdgesInto(const Network& network);
    const std::vector<Index>& operator[](Index vertex) const;

  private:
    std::map<Index, std::vector<Index>> edges_;
    std::vector<Index> none_;
};

/// The first edge from tail to head; if there is none, an index that is no edge's.
Index edge_between(const Network& network, const EdgesInto& into, Index tail, Index head);

/// An edge from each of the tails, which differ, and no other enters the head.
Reason wrong_tails(const Network& network, const EdgesInto& into, Index head, const std::vector<Index>& tails);

/// By head, then tail, none repeated.
Reason unsorted_edges(const Network& network);

}  // namespace reductio::checkers
