#include "impl/fast/vector_grid.hpp"

namespace reductio::impl::fast {

namespace {

GridColumn column(const RationalSets& parts, std::size_t sample) {
    GridColumn result;
    result.sample = sample;
    Integer denominator = 1;
    for (const auto& part : parts)
        for (const auto& vector : part) denominator = lcm(denominator, vector[sample].get_den());
    Integer step = 0;
    Integer span = 0;
    for (const auto& part : parts) {
        std::vector<Integer> scaled;
        for (const auto& vector : part)
            scaled.emplace_back(vector[sample].get_num() * (denominator / vector[sample].get_den()));
        Integer low = 0;
        if (!scaled.empty()) low = *std::ranges::min_element(scaled);
        Integer most = 0;
        for (Integer& unit : scaled) {
            unit -= low;
            step = gcd(step, unit);
            if (unit > most) most = unit;
        }
        Rational least(low, denominator);
        least.canonicalize();
        result.low.push_back(std::move(least));
        result.units.push_back(std::move(scaled));
        span += most;
    }
    if (step == 0) step = 1;
    for (auto& units : result.units)
        for (Integer& unit : units) unit /= step;
    result.step = Rational(step, denominator);
    result.step.canonicalize();
    result.count = span / step + 1;
    return result;
}

}  // namespace

std::vector<GridColumn> grid_columns(const RationalSets& parts, std::size_t n0) {
    std::vector<GridColumn> columns;
    for (std::size_t i = 0; i < n0; ++i) columns.push_back(column(parts, i));
    std::ranges::stable_sort(columns, [](const GridColumn& a, const GridColumn& b) { return a.count > b.count; });
    return columns;
}

}  // namespace reductio::impl::fast
