#include "impl/growth_figure.hpp"

#include <algorithm>
#include <random>

#include "impl/building.hpp"
#include "impl/gradient.hpp"

namespace reductio::impl {

namespace {

constexpr std::size_t width = 4;

/// k / 16 with k uniform in -16..16. The library's distributions differ from one library to the next.
Rational any_sixteenth(std::mt19937_64& random) {
    Rational number(static_cast<long>(random() % 33) - 16, 16);
    number.canonicalize();
    return number;
}

struct Drawn {
    Nnt instance;
    Parameters parameters;
};

/// Layers of four vertices, each fed by all of the layer before; weights 3 k / 16, biases 0; one sample.
Drawn drawn(const Activation& activation, std::size_t depth, std::size_t seed) {
    std::mt19937_64 random(seed);
    Drawn result;
    Network& network = result.instance.network;
    network.input = SourceInput{width, 0};
    network.vertices.push_back({"s", std::nullopt});
    for (std::size_t layer = 1; layer <= depth; ++layer) {
        for (std::size_t i = 0; i < width; ++i) {
            const Index head = network.vertices.size();
            network.vertices.push_back({"h" + std::to_string(layer) + "_" + std::to_string(i + 1), activation});
            for (std::size_t j = 0; j < (layer == 1 ? 1 : width); ++j) {
                network.edges.push_back({layer == 1 ? 0 : head - i - width + j, head});
                EdgeValues values{{}, 0};
                for (std::size_t k = 0; k < (layer == 1 ? width : 1); ++k)
                    values.weights.push_back(3 * any_sixteenth(random));
                result.parameters.edges.emplace_back(std::move(values));
            }
        }
    }
    for (Index v = network.vertices.size() - width; v < network.vertices.size(); ++v) network.outputs.push_back(v);
    Sample sample{{}, std::vector<Rational>(width), 1};
    for (std::size_t i = 0; i < width; ++i) sample.x.push_back(any_sixteenth(random));
    result.instance.dataset = {sample};
    result.instance.loss.is = HalfSquaredError{};
    return result;
}

/// floor(10 log10 of the square root of a number above 0): how many digits its fifth power has, less 1.
Integer tenths_of_log(const Rational& square) {
    const bool is_small = square < 1;
    const Rational number = is_small ? Rational(1 / square) : square;
    Integer power = 1;
    Integer divisor = 1;
    for (int i = 0; i < 5; ++i) {
        power *= number.get_num();
        divisor *= number.get_den();
    }
    const Integer whole = power / divisor;
    const Integer digits = whole.get_str().size() - 1;
    return is_small ? Integer(-digits - (whole * divisor == power ? 0 : 1)) : digits;
}

GrowthPoint measured(const std::string& name, const Activation& activation, std::size_t depth, std::size_t seed) {
    const auto [instance, parameters] = drawn(activation, depth, seed);
    const auto gradient = gradients(instance, parameters);
    GrowthPoint point{name, depth, seed, std::nullopt, 0};
    Rational square = 0;
    for (Index e = 0; e < instance.network.edges.size(); ++e) {
        if (instance.network.edges[e].from != 0) continue;
        for (const Rational& entry : std::get<EdgeValues>(gradient->total.edges[e]).weights) {
            square += entry * entry;
            point.bits = std::max(point.bits, length(entry));
        }
    }
    if (square != 0) point.tenths_of_log = tenths_of_log(square);
    return point;
}

std::string tenths(const Integer& number) {
    const Integer size = abs(number);
    return (number < 0 ? "-" : "") + Integer(size / 10).get_str() + "." + Integer(size % 10).get_str();
}

}  // namespace

std::vector<GrowthPoint> growth_experiment(std::size_t greatest_depth, std::size_t seeds) {
    const std::vector<std::pair<std::string, Activation>> activations = {
        {"x^2", {Polynomial{{0, 0, 1}}}}, {"ReLU", {PiecewiseLinear{{0}, {{0, 0}, {1, 0}}}}}};
    std::vector<GrowthPoint> points;
    for (const auto& [name, activation] : activations)
        for (std::size_t depth = 1; depth <= greatest_depth; ++depth)
            for (std::size_t seed = 1; seed <= seeds; ++seed) points.push_back(measured(name, activation, depth, seed));
    return points;
}

std::string growth_csv(const std::vector<GrowthPoint>& points) {
    std::string csv = "activation,depth,seed,log10 of the gradient norm,bits\n";
    for (const GrowthPoint& p : points)
        csv += p.activation + "," + std::to_string(p.depth) + "," + std::to_string(p.seed) + "," +
               (p.tenths_of_log ? tenths(*p.tenths_of_log) : "") + "," + std::to_string(p.bits) + "\n";
    return csv;
}

std::string growth_gnuplot(const std::string& csv, const std::string& svg) {
    const auto curve = [&](const std::string& activation, int column, const std::string& colour, bool mean) {
        const std::string data = "'" + csv + "' using 2:(strcol(1) eq '" + activation + "' && strlen(strcol(" +
                                 std::to_string(column) + ")) > 0 ? $" + std::to_string(column) + " : NaN) ";
        return data + (mean ? "smooth unique with lines lw 2 lc rgb '" + colour + "' title '" + activation + ", mean'"
                            : "with points pt 7 ps 0.4 lc rgb '" + colour + "' notitle");
    };
    const auto plot = [&](int column) {
        return "plot " + curve("x^2", column, "#c03020", false) + ", " + curve("x^2", column, "#c03020", true) + ", " +
               curve("ReLU", column, "#2050a0", false) + ", " + curve("ReLU", column, "#2050a0", true) + "\n";
    };
    return "set terminal svg size 1100,460 noenhanced font 'sans,14'\nset output '" + svg +
           "'\nset datafile separator ','\nset datafile missing NaN\nset key top left\nset grid\n"
           "set xlabel 'depth (layers)'\nset multiplot layout 1,2\n"
           "set logscale y\nset ylabel 'log10 of the norm of the first layer''s gradient'\n" +
           plot(4) + "set ylabel 'bits of the longest entry'\n" + plot(5) + "unset multiplot\n";
}

}  // namespace reductio::impl
