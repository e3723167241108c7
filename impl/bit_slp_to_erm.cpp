#include "impl/bit_slp_to_erm.hpp"

#include "impl/arithmetic.hpp"
#include "impl/building.hpp"

namespace reductio::impl::bit_slp_to_erm {

namespace {

/// A document of more numbers could not be read back.
std::optional<Error> too_large(const ProgramNetwork& network) {
    const Integer samples = network.template_count() + 1;
    const Integer numbers = samples * 2 * (network.vertices().size() + 1);
    const Integer most = Limits{}.values;
    if (numbers <= most) return std::nullopt;
    return Error{"/slp/gates", "expected a smaller program: the target would have " + numbers.get_str() +
                                   " numbers, more than the " + most.get_str() + " that a document may have"};
}

/// A template as a sample, with 0 at the flag.
Sample as_sample(const ProgramNetwork& network, const Template& changes, const Integer& times) {
    Sample sample{network.baseline_x(), network.baseline_y(), times};
    for (const auto& [vertex, number] : changes.x) sample.x[vertex] = number;
    for (const auto& [vertex, number] : changes.y) sample.y[vertex] = number;
    sample.x.emplace_back(0);
    sample.y.emplace_back(0);
    return sample;
}

}  // namespace

Result<Nnt> with_auxiliary_samples(const ProgramNetwork& network, const Integer& times) {
    if (auto error = too_large(network)) return *error;
    Nnt target = network.instance();                          // [1] [2] [3] [4]
    target.network.vertices.push_back({"flag", identity()});  // [1]
    InjectedInput input;                                      // [4]
    for (Index v = 0; v < target.network.vertices.size(); ++v) input.vertices.push_back(v);
    target.network.outputs = input.vertices;
    target.network.input = std::move(input);
    target.dataset.push_back(as_sample(network, {}, times));  // [5]
    network.each_template(
        [&](const Template& changes) { target.dataset.push_back(as_sample(network, changes, times)); });
    return target;
}

Sample main_sample(const Nnt& instance, const Rational& constant, const Integer& times) {
    const std::size_t vertices = instance.network.vertices.size();
    Sample sample{std::vector<Rational>(vertices), std::vector<Rational>(vertices), times};
    sample.x.front() = constant;
    sample.x.back() = sample.y.back() = 1;
    return sample;
}

namespace {

Result<Nnt> built(const BitSlp& source, const Options& options, ParallelEdges parallel) {
    const auto gap = gap_of(options);
    if (!gap) return gap.error();
    const auto network = program_network(source.slp, options, parallel);
    if (!network) return network.error();
    auto target = with_auxiliary_samples(*network, floor(gap->no) + 1);
    if (!target) return target;
    target->dataset.push_back(main_sample(*target, source.slp.constant, -floor(-gap->no)));  // [6]
    const Index flag = network->vertices().size();
    target->loss.is = Flagged{flag, BitLoss{source.bit, network->output()}};  // [7]
    target->gamma = gap->yes;
    target->promise = Promise{gap->yes, gap->no};
    return target;
}

Result<Parameters> lifted(const BitSlp& source, const Options& options, ParallelEdges parallel) {
    const auto network = program_network(source.slp, options, parallel);
    if (!network) return network.error();
    return network->distinguished();
}

}  // namespace

Result<Nnt> reduce(const BitSlp& source, const Options& options) {
    return built(source, options, ParallelEdges::merged);
}
Result<Parameters> lift(const BitSlp& source, const Options& options) {
    return lifted(source, options, ParallelEdges::merged);
}
Result<Nnt> reduce_published(const BitSlp& source, const Options& options) {
    return built(source, options, ParallelEdges::later);
}
Result<Parameters> lift_published(const BitSlp& source, const Options& options) {
    return lifted(source, options, ParallelEdges::later);
}

}  // namespace reductio::impl::bit_slp_to_erm
