// Instances and findings over time, drawn with letters or by gnuplot.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iomanip>
#include <sstream>

#include "fuzz/campaign_status.hpp"

namespace reductio::fuzz {

namespace {

constexpr std::size_t width = 72;
constexpr std::size_t height = 10;

/// Where a value from 0 to `most` falls on a scale of so many steps.
std::size_t place(std::uint64_t value, std::uint64_t most, std::size_t steps) {
    return most == 0 ? 0 : static_cast<std::size_t>(value * (steps - 1) / most);
}

/// For each column the last point that is not to its right.
std::vector<StatusPoint> columns_of(const CampaignStatus& status) {
    const std::int64_t start = status.points.front().time;
    const auto whole = static_cast<std::uint64_t>(std::max<std::int64_t>(0, status.points.back().time - start));
    std::vector<StatusPoint> columns(width, status.points.front());
    for (const StatusPoint& point : status.points)
        for (std::size_t c =
                 place(static_cast<std::uint64_t>(std::max<std::int64_t>(0, point.time - start)), whole, width);
             c < width; ++c)
            columns[c] = point;
    return columns;
}

/// A name of the caller inside a gnuplot string: a quote is doubled.
std::string in_quotes(std::string name) {
    for (std::size_t at = 0; (at = name.find('\'', at)) != std::string::npos; at += 2) name.insert(at, 1, '\'');
    return "'" + name + "'";
}

std::string seconds(std::int64_t milliseconds) {
    std::ostringstream out;
    out << milliseconds / 1000 << '.' << std::setw(3) << std::setfill('0') << milliseconds % 1000;
    return out.str();
}

}  // namespace

std::string text_plot(const CampaignStatus& status) {
    if (status.points.empty()) return "";
    const auto columns = columns_of(status);
    std::vector<std::string> rows(height, std::string(width, ' '));
    std::string findings(width, ' ');
    for (std::size_t c = 0; c < width; ++c) {
        const std::size_t top = place(columns[c].instances, columns.back().instances, height);
        rows[height - 1 - top][c] = '*';
        for (std::size_t row = height - top; row < height; ++row) rows[row][c] = '.';
        if (columns[c].findings > (c > 0 ? columns[c - 1].findings : 0)) findings[c] = '!';
    }
    std::ostringstream out;
    out << "\ninstances\n";
    for (std::size_t row = 0; row < height; ++row)
        out << std::setw(12)
            << (row == 0            ? std::to_string(columns.back().instances)
                : row + 1 == height ? "0"
                                    : "")
            << " |" << rows[row] << '\n';
    out << std::setw(12) << "findings"
        << " |" << findings << "  " << columns.back().findings << '\n'
        << std::string(12, ' ') << " +" << std::string(width, '-') << '\n'
        << std::string(14, ' ') << "0 s" << std::setw(width - 3)
        << seconds(status.points.back().time - status.points.front().time) + " s" << '\n';
    return out.str();
}

std::string status_gnuplot(const CampaignStatus& status, const std::string& svg) {
    std::ostringstream out;
    out << "set terminal svg size 1100,460 noenhanced font 'sans,14'\nset output " << in_quotes(svg)
        << "\n$points << END\n";
    const std::int64_t start = status.points.empty() ? 0 : status.points.front().time;
    if (status.points.empty()) out << "0 0 0\n";
    for (const StatusPoint& point : status.points)
        out << seconds(std::max<std::int64_t>(0, point.time - start)) << ' ' << point.instances << ' ' << point.findings
            << '\n';
    out << "END\nset key top left\nset grid\nset xlabel 'seconds since the first block began'\n"
           "set ylabel 'instances'\nset y2label 'findings'\nset ytics nomirror\nset y2tics 1\n"
           "set yrange [0:*]\nset y2range [0:"
        << std::max<std::uint64_t>(1, status.points.empty() ? 0 : status.points.back().findings) + 1
        << "]\nplot $points using 1:2 with lines lw 2 lc rgb '#2050a0' title 'instances', "
           "$points using 1:3 axes x1y2 with steps lw 2 lc rgb '#c03020' title 'findings'\n";
    return out.str();
}

bool draw_status(const CampaignStatus& status, const std::string& svg) {
    std::error_code ignored;
    std::filesystem::remove(svg, ignored);
    std::FILE* drawing = popen("gnuplot", "w");
    const bool written = drawing && std::fputs(status_gnuplot(status, svg).c_str(), drawing) >= 0;
    const bool drawn = drawing && pclose(drawing) == 0;
    return written && drawn && std::filesystem::exists(svg);
}

}  // namespace reductio::fuzz
