// The ledger's rows of pages that are about no room: power functions, rounded multipliers, piecewise-linear networks.

#include <algorithm>
#include <chrono>

#include "checkers/gradient.hpp"
#include "checkers/piecewise_bounds.hpp"
#include "checkers/power_functions.hpp"
#include "checkers/rounded_multipliers.hpp"
#include "fuzz/ledger.hpp"
#include "fuzz/network_generators.hpp"
#include "impl/gradient.hpp"
#include "impl/power_functions.hpp"
#include "impl/rounded_multipliers.hpp"

namespace reductio::fuzz {

namespace {

/// What was checked of a claim, and the first thing that did not hold.
struct Checked {
    std::size_t cases = 0;
    std::string of;
    std::optional<std::string> unmet{};

    void add(bool holds, const std::string& where) {
        ++cases;
        if (!holds && !unmet) unmet = where;
    }
};

std::string shown(std::size_t a, std::size_t b) { return std::to_string(a) + ", " + std::to_string(b); }

Checked power_certificates(const LedgerWork&) {
    Checked checked{0, "certificates of exponents p/q with p in -12..12, q <= 4, m <= 6"};
    for (int q = 1; q <= 4; ++q)
        for (int p = -12; p <= 12; ++p)
            for (std::size_t m = 0; m <= 6; ++m) {
                Rational alpha(p, q);
                alpha.canonicalize();
                if (alpha.get_den() == 1 && alpha >= 0) continue;
                const auto own = impl::power_functions::certify(alpha, m);
                const bool holds =
                    own && !checkers::wrong_power_certificate(
                               {own->alpha, own->m, own->c, own->binomials, own->matrix, own->determinant});
                checked.add(holds, alpha.get_str() + ", " + std::to_string(m));
            }
    return checked;
}

Checked power_refusals(const LedgerWork&) {
    Checked checked{0, "integers up to 9 with m <= 8"};
    for (std::size_t alpha = 0; alpha <= 9; ++alpha)
        for (std::size_t m = 0; m <= 8; ++m) {
            const bool refused = !impl::power_functions::certify(Rational(alpha), m);
            const bool nearly = *checkers::may_multiply_up_to_a_constant(alpha, m);
            checked.add(refused == (alpha < 2 || nearly), shown(alpha, m));
        }
    return checked;
}

Checked multiplier_bounds(const LedgerWork&) {
    Checked checked{0, "pairs of precision q <= 3 and m <= 4 samples"};
    for (std::size_t q = 1; q <= 3; ++q)
        for (std::size_t m = 0; m <= 4; ++m)
            checked.add(impl::rounded_multipliers::failure(q, m) == checkers::least_multiplier_failure(q, m),
                        shown(q, m));
    return checked;
}

/// How often the learner misses this target with two samples, over all pairs of points.
Rational missed_with_two(const impl::rounded_multipliers::RoundedMultiplier& target) {
    using impl::rounded_multipliers::value;
    Rational missed = 0;
    for (std::size_t a = 0; a <= target.q; ++a)
        for (std::size_t b = 0; b <= target.q; ++b) {
            const auto guesses =
                impl::rounded_multipliers::learned(target.q, {{a, value(target, a)}, {b, value(target, b)}});
            missed += guesses ? 1 - Rational(1) / guesses->count : Rational(1);
        }
    const auto pairs = static_cast<unsigned long>((target.q + 1) * (target.q + 1));
    return missed / pairs;
}

Checked multiplier_learner(const LedgerWork&) {
    Checked checked{0, "targets of precision q <= 3, with two samples"};
    for (std::size_t q = 1; q <= 3; ++q)
        for (unsigned long n = 0; n < 1UL << (2 * q); ++n)
            checked.add(missed_with_two({q, n}) == impl::rounded_multipliers::failure(q, 2), shown(q, n));
    return checked;
}

struct PiecewiseInstance {
    Nnt nnt;
    Parameters parameters;
};

PiecewiseInstance any_piecewise(const LedgerWork& work, std::uint64_t index) {
    auto choices = seeded(work.seed, "piecewise-linear-backprop", index);
    NntShape shape = NntShape::of(Size::of(work.size));
    shape.activations = {ActivationKind::piecewise_linear, ActivationKind::identity, ActivationKind::constant};
    shape.losses = {LossKind::squared_error};
    PiecewiseInstance instance{generate_nnt(choices, shape), {}};
    instance.nnt.regulariser.reset();
    instance.parameters = generate_parameters(choices, instance.nnt);
    return instance;
}

Checked piecewise_gradients(const LedgerWork& work) {
    Checked checked{0, "instances"};
    for (std::uint64_t i = 0; i < work.instances; ++i) {
        const auto [nnt, parameters] = any_piecewise(work, i);
        const auto backward = impl::gradients(nnt, parameters);
        const auto forward = checkers::gradient(nnt, parameters);
        checked.add(backward && forward && backward->total == *forward, "instance " + std::to_string(i));
    }
    return checked;
}

Checked piecewise_bounds(const LedgerWork& work) {
    Checked checked{0, "instances"};
    for (std::uint64_t i = 0; i < work.instances; ++i) {
        const auto [nnt, parameters] = any_piecewise(work, i);
        const auto measures = checkers::piecewise_measures(nnt, parameters);
        const auto broken = measures ? checkers::broken_bound(nnt, parameters, *measures)
                                     : Result<std::optional<std::string>>(measures.error());
        checked.add(broken && !*broken, "instance " + std::to_string(i));
    }
    return checked;
}

struct PageClaim {
    std::string page;
    std::string obligation;
    char strength;
    Checked (*check)(const LedgerWork& work);
};

const std::vector<PageClaim>& page_claims() {
    static const std::vector<PageClaim> table = {
        {"power-functions", "certificate", 'E', power_certificates},
        {"power-functions", "refuses", 'E', power_refusals},
        {"rounded-multipliers", "bound", 'E', multiplier_bounds},
        {"rounded-multipliers", "attained", 'E', multiplier_learner},
        {"piecewise-linear-backprop", "gradient", 'R', piecewise_gradients},
        {"piecewise-linear-backprop", "bounded", 'R', piecewise_bounds},
    };
    return table;
}

}  // namespace

std::vector<std::string> ledger_pages() {
    std::vector<std::string> pages;
    for (const PageClaim& claim : page_claims())
        if (std::ranges::find(pages, claim.page) == pages.end()) pages.push_back(claim.page);
    return pages;
}

std::vector<LedgerRow> ledger_of_page(const std::string& page, const LedgerWork& work) {
    std::vector<LedgerRow> rows;
    for (const PageClaim& claim : page_claims()) {
        if (claim.page != page) continue;
        const auto start = std::chrono::steady_clock::now();
        const Checked checked = claim.check(work);
        LedgerRow row{page, claim.obligation, {}};
        row.strengths.emplace_back(claim.strength, std::to_string(checked.cases) + " " + checked.of);
        row.unmet = checked.unmet;
        add_theorems(row);
        const auto spent = std::chrono::steady_clock::now() - start;
        row.milliseconds =
            static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace reductio::fuzz
