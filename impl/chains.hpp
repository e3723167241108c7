#pragma once
// Constructions one after the other. The page: spec/chains.md.

#include "impl/room.hpp"

namespace reductio::impl {

/// The links that a list such as "cnf-to-two-csp,two-csp-to-dnnt:published" names, without options.
Result<std::vector<Link>> links_of(const std::string& list);

/// The source, and what each link makes of the document before it. An error names the link.
Result<Bundle> reduce_along(const std::vector<Link>& links, Document source);

/// A solution of the first document as one of the last; nothing where the last one has no solutions.
Result<std::optional<Document>> lift_along(const Bundle& bundle, std::optional<Document> solution);

/// A solution of the last document as one of the first.
Result<Document> extract_along(const Bundle& bundle, Document solution);

/// Every sequence of different rooms from a kind of document to another, the shortest first: those in which each room
/// takes the kind that the one before it makes. Whether it takes that very document, reducing shows.
std::vector<std::vector<const Room*>> paths(const std::string& from, const std::string& to);

}  // namespace reductio::impl
