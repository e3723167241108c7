#include "impl/chains.hpp"

#include <algorithm>
#include <sstream>

namespace reductio::impl {

namespace {

std::string name_of(const Link& link) {
    return link.variant == "repaired" ? link.room : link.room + ":" + link.variant;
}

/// The construction that a link names.
Result<const Variant*> variant_of(const Link& link) {
    const Room* room = find_room(link.room);
    if (!room) return Error{"", "expected rooms, with commas between, found " + link.room};
    if (const Variant* variant = find_variant(*room, link.variant)) return variant;
    return Error{"", "expected a variant of " + link.room + ", found " + link.variant};
}

Error at_link(std::size_t number, const Link& link, const Error& error) {
    return Error{"", "link " + std::to_string(number + 1) + ", " + name_of(link) + ": " +
                         (error.place.empty() ? "" : error.place + ": ") + error.message};
}

/// "bit-slp or pos-slp" takes both.
bool takes(const std::string& kinds, const std::string& kind) {
    std::istringstream words(kinds);
    for (std::string word; words >> word;)
        if (word == kind) return true;
    return false;
}

/// The kind that a room makes of a kind; nothing where it takes none such, or makes no instance.
std::optional<std::string> made(const Room& room, const std::string& kind) {
    if (!takes(room.source, kind) || room.target == "decision") return std::nullopt;
    return room.target == room.source ? kind : room.target;
}

void extend(std::vector<const Room*>& path, const std::string& kind, const std::string& to,
            std::vector<std::vector<const Room*>>& found) {
    if (!path.empty() && kind == to) found.push_back(path);
    for (const Room& room : rooms()) {
        const auto next = made(room, kind);
        if (!next || std::find(path.begin(), path.end(), &room) != path.end()) continue;
        path.push_back(&room);
        extend(path, *next, to, found);
        path.pop_back();
    }
}

}  // namespace

Result<std::vector<Link>> links_of(const std::string& list) {
    std::vector<Link> links;
    std::istringstream items(list);
    for (std::string item; std::getline(items, item, ',');) {
        const auto colon = item.find(':');
        Link link{item.substr(0, colon), colon == std::string::npos ? "repaired" : item.substr(colon + 1), {}};
        if (const auto variant = variant_of(link); !variant) return variant.error();
        links.push_back(std::move(link));
    }
    if (links.empty()) return Error{"", "expected rooms, with commas between, found none"};
    return links;
}

Result<Bundle> reduce_along(const std::vector<Link>& links, Document source) {
    Bundle bundle{links, {Box<Document>(std::move(source))}};
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto variant = variant_of(links[i]);
        if (!variant) return at_link(i, links[i], variant.error());
        auto target = (*variant)->reduce(*bundle.documents.back(), links[i].options);
        if (!target) return at_link(i, links[i], target.error());
        bundle.documents.emplace_back(*std::move(target));
    }
    return bundle;
}

Result<std::optional<Document>> lift_along(const Bundle& bundle, std::optional<Document> solution) {
    for (std::size_t i = 0; i < bundle.links.size(); ++i) {
        const Link& link = bundle.links[i];
        const auto variant = variant_of(link);
        if (!variant) return at_link(i, link, variant.error());
        if (!(*variant)->lift) {
            solution.reset();
            continue;
        }
        auto lifted = (*variant)->lift(*bundle.documents[i], solution, link.options);
        if (!lifted) return at_link(i, link, lifted.error());
        solution = *std::move(lifted);
    }
    return solution;
}

Result<Document> extract_along(const Bundle& bundle, Document solution) {
    for (std::size_t i = bundle.links.size(); i-- > 0;) {
        const Link& link = bundle.links[i];
        const auto variant = variant_of(link);
        if (!variant) return at_link(i, link, variant.error());
        if (!(*variant)->extract)
            return at_link(i, link, Error{"", "there is nothing to extract, since its source has no solutions"});
        auto extracted = (*variant)->extract(*bundle.documents[i], solution, link.options);
        if (!extracted) return at_link(i, link, extracted.error());
        solution = *std::move(extracted);
    }
    return solution;
}

std::vector<std::vector<const Room*>> paths(const std::string& from, const std::string& to) {
    std::vector<std::vector<const Room*>> found;
    std::vector<const Room*> path;
    extend(path, from, to, found);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    return found;
}

}  // namespace reductio::impl
