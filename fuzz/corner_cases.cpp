#include "fuzz/corner_cases.hpp"

#include <map>

namespace reductio::fuzz {

namespace {

template <class Source>
std::vector<Instance> plain(const std::vector<Source>& sources) {
    std::vector<Instance> instances;
    for (const Source& source : sources) instances.push_back({Document{source}, {}});
    return instances;
}

/// Options that the room at hand takes, of those that any room does.
struct Taken {
    bool activation = false;
    bool promise = false;
    bool gap = false;

    Options of(const Options& all) const {
        Options some;
        if (activation) some.activation = all.activation;
        if (promise) some.yes = all.yes, some.no = all.no;
        if (gap) some.gap = all.gap;
        return some;
    }
};

/// The options in turn, so that each comes with many sources.
std::vector<Instance> with_options(const std::vector<Document>& sources, const Taken& taken) {
    const auto options = option_corners();
    std::vector<Instance> instances;
    for (std::size_t i = 0; i < sources.size(); ++i)
        instances.push_back({sources[i], taken.of(options[i % options.size()])});
    return instances;
}

std::vector<Document> sign_programs() {
    std::vector<Document> sources;
    for (const Slp& slp : program_corners()) sources.push_back(Document{PosSlp{slp}});
    return sources;
}

/// Each program with a place of its own, near the point and far from it.
std::vector<Document> bit_programs() {
    const std::vector<Integer> places = {0, 1, -1, 2, 7, 65, -70, 0, 3};
    std::vector<Document> sources;
    std::size_t next = 0;
    for (const Slp& slp : program_corners()) sources.push_back(Document{BitSlp{slp, places[next++ % places.size()]}});
    return sources;
}

std::vector<Document> bit_programs_of_any_constant() {
    auto sources = bit_programs();
    for (const BitSlp& source : constant_corners()) sources.push_back(Document{source});
    return sources;
}

std::vector<Document> both(std::vector<Document> sources, const std::vector<Document>& others) {
    sources.insert(sources.end(), others.begin(), others.end());
    return sources;
}

}  // namespace

std::vector<Instance> corner_cases(std::string_view room) {
    const std::map<std::string_view, std::function<std::vector<Instance>()>> table = {
        {"pos-slp-to-dnnt", [] { return with_options(sign_programs(), {}); }},
        {"subset-sum-to-dnnt", [] { return plain(subset_sum_corners()); }},
        {"two-csp-to-dnnt", [] { return plain(two_csp_corners()); }},
        {"exact-cover-to-dnnt", [] { return plain(exact_cover_corners()); }},
        {"dnnt-to-cnnt", [] { return plain(nnt_corners()); }},
        {"product-identity", [] { return plain(polynomial_corners()); }},
        {"slp-to-bounded-slp", [] { return with_options(both(sign_programs(), bit_programs()), {}); }},
        {"bit-slp-to-erm",
         [] {
             return with_options(bit_programs_of_any_constant(), {true, true, false});
         }},
        {"bit-slp-to-scalar-erm",
         [] {
             return with_options(bit_programs_of_any_constant(), {true, true, false});
         }},
        {"pos-slp-to-hinge-erm",
         [] {
             return with_options(sign_programs(), {true, true, false});
         }},
        {"pos-slp-to-backprop-sign",
         [] {
             return with_options(sign_programs(), {true, false, true});
         }},
        {"bit-slp-to-backprop-bit",
         [] {
             return with_options(bit_programs_of_any_constant(), {true, false, false});
         }},
        {"cnf-to-erm", [] { return plain(cnf_corners()); }},
        {"cnf-to-two-csp", [] { return plain(cnf_corners()); }},
        {"cnf-to-subset-sum", [] { return plain(cnf_corners()); }},
    };
    const auto found = table.find(room);
    return found == table.end() ? std::vector<Instance>{} : found->second();
}

}  // namespace reductio::fuzz
