#include "fuzz/ledger.hpp"

#include <algorithm>
#include <chrono>

#include "fuzz/room_generators.hpp"
#include "fuzz/small_worlds.hpp"

namespace reductio::fuzz {

namespace {

using checkers::Fails;
using checkers::Holds;

/// How often an obligation held, and where it did not.
struct Count {
    std::size_t holds = 0;
    std::size_t unknown = 0;
    std::optional<std::string> unmet{};

    void add(const checkers::Check& check, const std::string& where) {
        holds += std::holds_alternative<Holds>(check);
        unknown += std::holds_alternative<checkers::Unknown>(check);
        if (const auto* fails = std::get_if<Fails>(&check); fails && !unmet) unmet = where + ": " + fails->reason;
    }

    std::string text(const std::string& of) const {
        return std::to_string(holds) + " " + of +
               (unknown == 0 ? "" : " (" + std::to_string(unknown) + " more unknown)");
    }
};

Count at_random(const Subject& subject, const std::string& obligation, const LedgerWork& work) {
    ObligationWork only;
    only.only = {obligation};
    Count count;
    for (std::uint64_t i = 0; i < work.instances; ++i) {
        auto choices = seeded(work.seed, subject.room->name, i);
        const Instance instance = subject.generate(choices, Size::of(work.size));
        for (const auto& [name, check] : check_obligations(subject, instance, only))
            if (name == obligation || !std::holds_alternative<Holds>(check))
                count.add(check, "instance " + std::to_string(i) + ", " + name);
    }
    return count;
}

Count for_all(const Subject& subject, std::size_t bound) {
    Count count;
    const auto shapes = forall_shapes(subject, bound);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        count.add(check_forall(subject, shapes[i]).check, "shape " + std::to_string(i));
    return count;
}

/// Whether the obligation is a proof about all parameters or inputs of an instance. The proofs of these two names are
/// of one number each.
bool is_proof(const Subject& subject, const std::string& obligation) {
    if (obligation == "bounded" || obligation == "derivative") return false;
    return std::ranges::any_of(subject.proofs.proofs, [&](const auto& proof) { return proof.name == obligation; });
}

using Worlds = std::vector<std::pair<const SmallWorld*, WorldReport>>;

Worlds walk_worlds(const std::string& room, const LedgerWork& work) {
    Worlds worlds;
    for (const SmallWorld& world : small_worlds())
        if (world.room == room) worlds.emplace_back(&world, walk(world, work.world));
    return worlds;
}

void add_worlds(LedgerRow& row, const Worlds& worlds) {
    std::string text;
    for (const auto& [world, report] : worlds) {
        if (std::ranges::find(report.obligations, row.obligation) == report.obligations.end()) continue;
        text += (text.empty() ? "" : "; ") + std::to_string(report.checked) + " of " + std::to_string(report.size) +
                " (" + world->what + ")";
        if (report.unmet && report.unmet->obligation == row.obligation)
            row.unmet = world->what + ": " + write_document(report.unmet->source);
    }
    if (!text.empty()) row.strengths.emplace_back('E', text);
}

LedgerRow row_of(const Subject& subject, const std::string& obligation, const Worlds& worlds, const LedgerWork& work) {
    const auto start = std::chrono::steady_clock::now();
    LedgerRow row{subject.room->name, obligation, {}};
    if (obligation == "forall") {
        const Count count = for_all(subject, work.forall);
        row.strengths.emplace_back('Z', count.text("shapes up to " + std::to_string(work.forall)));
        row.unmet = count.unmet;
    } else {
        const bool proof = is_proof(subject, obligation);
        const Count count = at_random(subject, obligation, work);
        row.strengths.emplace_back(proof ? 'P' : 'R', count.text("instances"));
        row.unmet = count.unmet;
        if (!proof) add_worlds(row, worlds);
    }
    add_theorems(row);
    const auto spent = std::chrono::steady_clock::now() - start;
    row.milliseconds = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
    const auto killed = work.mutants.find({row.room, obligation});
    row.mutants = killed == work.mutants.end() ? 0 : killed->second;
    return row;
}

}  // namespace

void add_theorems(LedgerRow& row) {
    std::string names;
    for (const ProvenClaim& claim : proven_claims())
        if (claim.room == row.room && claim.obligation == row.obligation)
            names += (names.empty() ? "" : ", ") + claim.theorem;
    if (!names.empty()) row.strengths.emplace_back('C', names);
}

const std::vector<ProvenClaim>& proven_claims() {
    static const std::vector<ProvenClaim> table = {
        {"subset-sum-to-dnnt", "forward", "subset_sum_forward"},
        {"subset-sum-to-dnnt", "backward", "subset_sum_backward"},
        {"subset-sum-to-dnnt", "equivalence", "subset_sum_equivalence"},
        {"subset-sum-to-dnnt", "count", "subset_sum_count"},
        {"exact-cover-to-dnnt", "forward", "exact_cover_forward"},
        {"exact-cover-to-dnnt", "backward", "exact_cover_backward"},
        {"exact-cover-to-dnnt", "equivalence", "exact_cover_equivalence"},
        {"exact-cover-to-dnnt", "count", "exact_cover_lift_extract"},
        {"exact-cover-to-dnnt", "count", "exact_cover_extract_lift"},
        {"two-csp-to-dnnt", "forward", "two_csp_forward"},
        {"two-csp-to-dnnt", "backward", "two_csp_backward"},
        {"two-csp-to-dnnt", "equivalence", "two_csp_equivalence"},
        {"two-csp-to-dnnt", "count", "two_csp_count"},
        {"pos-slp-to-dnnt", "forward", "pos_slp_equivalence"},
        {"pos-slp-to-dnnt", "backward", "pos_slp_equivalence"},
        {"pos-slp-to-dnnt", "equivalence", "pos_slp_equivalence"},
        {"pos-slp-to-dnnt", "count", "pos_slp_unique"},
        {"pos-slp-to-dnnt", "size", "pos_slp_size"},
        {"dnnt-to-cnnt", "forward", "dnnt_forward"},
        {"dnnt-to-cnnt", "baseline", "dnnt_baseline"},
        {"dnnt-to-cnnt", "weights", "dnnt_weights"},
        {"dnnt-to-cnnt", "values", "dnnt_values"},
        {"dnnt-to-cnnt", "backward", "dnnt_backward"},
        {"dnnt-to-cnnt", "equivalence", "dnnt_equivalence"},
        {"power-functions", "certificate", "power_certificate"},
        {"power-functions", "refuses", "power_refusal"},
        {"product-identity", "forward", "gadget_multiplies"},
        {"product-identity", "count", "gadget_unique"},
        {"product-identity", "identity", "product_identity"},
        {"product-identity", "basis", "product_basis"},
        {"slp-to-bounded-slp", "invariant", "bounded_invariant"},
        {"slp-to-bounded-slp", "bounded", "bounded_bounded"},
        {"slp-to-bounded-slp", "size", "bounded_size"},
        {"bit-slp-to-backprop-bit", "forward", "backprop_bit"},
        {"bit-slp-to-backprop-bit", "backward", "backprop_bit"},
        {"bit-slp-to-backprop-bit", "equivalence", "backprop_bit"},
        {"bit-slp-to-backprop-bit", "derivative", "backprop_derivative"},
        {"bit-slp-to-backprop-bit", "size", "backprop_size"},
        {"pos-slp-to-backprop-sign", "forward", "sign_equivalence"},
        {"pos-slp-to-backprop-sign", "backward", "sign_equivalence"},
        {"pos-slp-to-backprop-sign", "equivalence", "sign_equivalence"},
        {"pos-slp-to-backprop-sign", "derivative", "sign_derivative"},
        {"pos-slp-to-backprop-sign", "size", "sign_size"},
        {"pos-slp-to-backprop-sign", "size", "backprop_size"},
        {"bit-slp-to-erm", "forward", "training_forward"},
        {"bit-slp-to-erm", "backward", "training_backward"},
        {"bit-slp-to-erm", "equivalence", "training_equivalence"},
        {"bit-slp-to-erm", "size", "training_size"},
        {"two-layer-solver", "equivalence", "two_layer_decision"},
        {"two-layer-solver", "optimum", "two_layer_optimum"},
        {"two-layer-solver", "refutation", "two_layer_refutation"},
    };
    return table;
}

std::vector<LedgerRow> ledger_of(const std::string& room, const LedgerWork& work) {
    const Subject subject = find_subject(room).value();
    const Worlds worlds = walk_worlds(room, work);
    std::vector<LedgerRow> rows;
    for (const std::string& obligation : obligations_of(subject))
        if (obligation != "reduce") rows.push_back(row_of(subject, obligation, worlds, work));
    return rows;
}

}  // namespace reductio::fuzz
