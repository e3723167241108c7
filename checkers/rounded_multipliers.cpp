#include "checkers/rounded_multipliers.hpp"

#include <map>
#include <set>

#include "checkers/flint.hpp"

namespace reductio::checkers {

namespace {

using Values = std::vector<Fmpq>;

Fmpz two_to(std::size_t exponent) { return power(Fmpz(2), exponent); }

/// Straight from the definition: c times the point, rounded down to the multiples of 2^-q.
Values values_of(std::size_t q, const Fmpq& c) {
    Values values;
    for (std::size_t k = 0; k <= q; ++k)
        values.push_back(Fmpq(floor(c * Fmpq(two_to(k)) * Fmpq(two_to(q)))) / Fmpq(two_to(q)));
    return values;
}

std::string text(const Rational& number) { return number.get_str(); }
std::string point(std::size_t k) { return "2^" + std::to_string(k); }

using Tables = std::vector<MultiplierTable>;

std::string wrong_pair(const Tables& tables, std::size_t n, std::size_t k, const std::string& what) {
    return "c = " + text(tables[n].multiplier) + " and c = " + text(tables[n + 1].multiplier) + " at " + point(k) +
           ": " + what;
}

/// As many, in this order, each unlike the others.
std::optional<std::string> wrong_class(std::size_t q, const Tables& tables) {
    const std::size_t count = std::size_t{1} << (2 * q);
    if (tables.size() != count) return "there are not 4^q hypotheses";
    std::set<std::vector<Rational>> seen;
    for (std::size_t n = 0; n < count; ++n) {
        const std::string name = "c = " + text(tables[n].multiplier);
        if (Fmpq(tables[n].multiplier) * Fmpq(count) != Fmpq(n)) return name + " is not at its place";
        if (tables[n].values.size() != q + 1) return name + ": not one value for each point";
        if (!seen.insert(tables[n].values).second) return name + " has the values of another";
    }
    return std::nullopt;
}

/// c and c + 4^-q differ at 2^q only, where they are 2^-q apart, for c with the last bit 0.
std::optional<std::string> wrong_twins(std::size_t q, const Tables& tables) {
    for (std::size_t n = 0; n < tables.size(); n += 2) {
        for (std::size_t k = 0; k <= q; ++k) {
            const Fmpq apart = Fmpq(tables[n + 1].values[k]) - Fmpq(tables[n].values[k]);
            if (k < q && !apart.is_zero()) return wrong_pair(tables, n, k, "twins that differ");
            if (k == q && apart * Fmpq(two_to(q)) != Fmpq(1)) return wrong_pair(tables, n, k, "twins not 2^-q apart");
        }
    }
    return std::nullopt;
}

/// 2^(k+q) values at 2^k, each of 2^(q-k) hypotheses, which have one value also at 2^(k-1).
std::optional<std::string> wrong_bits(std::size_t q, const Tables& tables) {
    for (std::size_t k = 0; k <= q; ++k) {
        std::map<Rational, std::vector<std::size_t>> of_value;
        for (std::size_t n = 0; n < tables.size(); ++n) of_value[tables[n].values[k]].push_back(n);
        if (of_value.size() != std::size_t{1} << (k + q)) return "there are not 2^(k+q) values at " + point(k);
        for (const auto& [value, group] : of_value) {
            const std::string name = "the value " + text(value) + " at " + point(k);
            if (group.size() != std::size_t{1} << (q - k)) return name + " is not one of 2^(q-k) hypotheses";
            for (const std::size_t n : group) {
                if (k > 0 && tables[n].values[k - 1] != tables[group.front()].values[k - 1])
                    return name + " leaves that at " + point(k - 1) + " open";
            }
        }
    }
    return std::nullopt;
}

}  // namespace

MultiplierTable rounded_multiplier_table(std::size_t q, const Rational& c) {
    MultiplierTable table{c, {}};
    for (const Fmpq& value : values_of(q, Fmpq(c))) table.values.push_back(value.to_rational());
    return table;
}

std::vector<MultiplierTable> rounded_multiplier_tables(std::size_t q) {
    const std::size_t count = std::size_t{1} << (2 * q);
    std::vector<MultiplierTable> tables;
    for (std::size_t n = 0; n < count; ++n)
        tables.push_back(rounded_multiplier_table(q, (Fmpq(n) / Fmpq(count)).to_rational()));
    return tables;
}

std::optional<std::string> wrong_multiplier_table(std::size_t q, const MultiplierTable& table) {
    const MultiplierTable right = rounded_multiplier_table(q, table.multiplier);
    if (table.values.size() != q + 1) return "c = " + text(table.multiplier) + ": not one value for each point";
    for (std::size_t k = 0; k <= q; ++k) {
        if (table.values[k] == right.values[k]) continue;
        return "c = " + text(table.multiplier) + ": the value at " + point(k) + " is " + text(table.values[k]) +
               ", not " + text(right.values[k]);
    }
    return std::nullopt;
}

std::optional<std::string> broken_multiplier_structure(std::size_t q, const std::vector<MultiplierTable>& tables) {
    if (auto reason = wrong_class(q, tables)) return reason;
    if (auto reason = wrong_twins(q, tables)) return reason;
    return wrong_bits(q, tables);
}

}  // namespace reductio::checkers
