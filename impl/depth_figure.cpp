#include "impl/depth_figure.hpp"

#include <algorithm>
#include <chrono>

#include "impl/bit_bound.hpp"
#include "impl/building.hpp"
#include "impl/evaluation.hpp"
#include "impl/pos_slp_to_dnnt.hpp"
#include "spec/document.hpp"

namespace reductio::impl {

namespace {

/// Bits of n without its trailing decimal zeros: what is left of growth that only shifts.
std::size_t significant_bits(const Integer& n) {
    if (n == 0) return 1;
    Integer rest;
    const Integer ten = 10;
    mpz_remove(rest.get_mpz_t(), n.get_mpz_t(), ten.get_mpz_t());
    return bit_length(rest);
}

DepthPoint measured(std::string family, const Nnt& instance) {
    const Parameters parameters = only_parameters(instance);
    const auto start = std::chrono::steady_clock::now();
    const auto evaluation = evaluate(instance, parameters);
    const auto time = std::chrono::steady_clock::now() - start;
    DepthPoint point{std::move(family),
                     write_document(Document{instance}).size(),
                     depth(instance.network),
                     0,
                     0,
                     static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(time).count())};
    const auto values = vertex_values(instance.network, parameters, instance.dataset[0].x);
    for (const Rational& value : *values) {
        if (value.get_den() != 1 || bit_length(value.get_num()) <= point.bits) continue;
        point.bits = bit_length(value.get_num());
        point.significant_bits = significant_bits(value.get_num());
    }
    return point;
}

/// Gates that compute 5 or 10 from 1, then squares.
Nnt squaring_network(bool ten, std::size_t count) {
    Slp slp{1, {{Operation::plus, 0, 0}, {Operation::plus, 1, 1}, {Operation::plus, 2, 0}}};  // 2, 4, 5
    if (ten) slp.gates.push_back({Operation::plus, 3, 3});
    for (std::size_t i = 0; i < count; ++i) slp.gates.push_back({Operation::times, slp.gates.size(), slp.gates.size()});
    return *pos_slp_to_dnnt::reduce(PosSlp{slp});
}

/// s -> w vertices with x^2 -> one vertex with x^2 -> the output, all weights 3.
Nnt shallow_network(std::size_t width) {
    Nnt instance;
    Network& network = instance.network;
    const Activation square{Polynomial{{0, 0, 1}}};
    network.input = SourceInput{1, 0};
    network.vertices.push_back({"s", std::nullopt});
    const auto connect = [&](Index from, Index to) {
        network.edges.push_back({from, to});
        instance.parameters.emplace_back(weight_options({3}));
    };
    for (Index i = 1; i <= width; ++i) {
        network.vertices.push_back({"h" + std::to_string(i), square});
        connect(0, i);
    }
    network.vertices.push_back({"g", square});
    for (Index i = 1; i <= width; ++i) connect(i, width + 1);
    network.vertices.push_back({"t", identity()});
    connect(width + 1, width + 2);
    network.outputs = {width + 2};
    instance.dataset = {{{1}, {1}, 1}};
    instance.loss.is = PositiveSign{};
    instance.gamma = 1;
    return instance;
}

}  // namespace

std::vector<DepthPoint> depth_experiment(std::size_t squarings) {
    std::vector<DepthPoint> points;
    for (std::size_t k = 0; k <= squarings; ++k) points.push_back(measured("squaring 5", squaring_network(false, k)));
    for (std::size_t k = 0; k <= squarings; ++k) points.push_back(measured("squaring 10", squaring_network(true, k)));
    for (std::size_t k = 1; k <= squarings; ++k) points.push_back(measured("depth 3", shallow_network(2 * k)));
    return points;
}

std::string depth_csv(const std::vector<DepthPoint>& points, bool times) {
    std::string csv = std::string("family,bytes,depth,bits,significant bits") + (times ? ",microseconds" : "") + "\n";
    for (const DepthPoint& p : points) {
        for (const auto& field : {p.family, std::to_string(p.size), std::to_string(p.depth), std::to_string(p.bits)})
            csv += field + ",";
        csv += std::to_string(p.significant_bits);
        csv += times ? "," + std::to_string(p.microseconds) + "\n" : "\n";
    }
    return csv;
}

std::string depth_gnuplot(const std::string& csv, const std::string& svg) {
    const auto curve = [&](const std::string& family, int column) {
        return "'" + csv + "' using 2:(strcol(1) eq '" + family + "' ? $" + std::to_string(column) +
               " : NaN) with linespoints title '";
    };
    return "set terminal svg size 1100,460 font 'sans,14'\n"
           "set output '" +
           svg +
           "'\n"
           "set datafile separator ','\n"
           "set datafile missing NaN\n"
           "set key bottom right\nset grid\nset logscale y\nset xlabel 'size of the instance (bytes)'\n"
           "set multiplot layout 1,2\n"
           "set ylabel 'bits of the largest value'\n"
           "plot " +
           curve("squaring 5", 4) + "squaring 5', " + curve("squaring 10", 4) + "squaring 10', " +
           curve("squaring 10", 5) + "squaring 10, without its zeros', " + curve("depth 3", 4) +
           "depth 3, growing width'\n"
           "set ylabel 'time to verify the certificate (microseconds)'\n"
           "plot " +
           curve("squaring 5", 6) + "squaring 5', " + curve("squaring 10", 6) + "squaring 10', " + curve("depth 3", 6) +
           "depth 3, growing width'\n"
           "unset multiplot\n";
}

}  // namespace reductio::impl
