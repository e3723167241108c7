#include "tests/mutants/planting.hpp"
#include "tests/mutants/rooms.hpp"

namespace reductio::mutants {

namespace {

// B-L3.2 and its kin

bool is_auxiliary(const Sample& sample) { return sample.y.back() == 0; }

void drop_the_second_template(Nnt& target) {
    if (target.dataset.size() > 2) target.dataset.erase(target.dataset.begin() + 1);
}

void drop_half_of_the_templates(Nnt& target) {
    std::vector<Sample> kept;
    for (Index i = 0; i < target.dataset.size(); ++i)
        if (i % 2 == 0 || !is_auxiliary(target.dataset[i])) kept.push_back(target.dataset[i]);
    target.dataset = kept;
}

void count_templates_once(Nnt& target) {
    for (Sample& sample : target.dataset)
        if (is_auxiliary(sample)) sample.times = 1;
}

void count_the_main_sample_once(Nnt& target) { target.dataset.back().times = 1; }

void start_from_another_constant(Nnt& target) { target.dataset.back().x[0] += 1; }

void leave_the_flag_out(Nnt& target) { target.dataset.back().x.back() = 0; }

void allow_the_gap(Nnt& target) { target.gamma = target.promise->no; }

void inject_one_more(Nnt& target) { target.dataset.front().x[0] += 1; }

BitLoss& asked_bit(Nnt& target) {
    if (auto* bit = std::get_if<BitLoss>(&target.loss.is)) return *bit;
    return std::get<BitLoss>(std::get<Flagged>(target.loss.is).main);
}

void ask_for_the_next_bit(Nnt& target) { asked_bit(target).bit += 1; }

void output_the_value_before(Nnt& target) {
    Index& output = asked_bit(target).output;
    if (output > 0) --output;
}

/// A flag that is no output makes it no document.
void point_behind_the_outputs(Nnt& target) { std::get<Flagged>(target.loss.is).flag = target.network.outputs.size(); }

void repeat_the_baseline(Nnt& target) { target.dataset.insert(target.dataset.begin(), target.dataset[0]); }

void pass_values_on(Nnt& target) {
    for (Vertex& vertex : target.network.vertices) vertex.activation = Activation{Identity{}};
}

/// The number at v0 on the main sample, where it is small.
void start_from_a_large_number(Nnt& target) { target.dataset.back().x[0] += 1'000'000; }

// B-R3.2a

ParameterValues& centre_of(Nnt& target) {
    if (auto* quadratic = std::get_if<QuadraticRegulariser>(&*target.regulariser)) return quadratic->centre;
    return std::get<DistinctRegulariser>(*target.regulariser).centre;
}

void shift_the_centre(Nnt& target) {
    if (!centre_of(target).empty()) std::get<EdgeValues>(centre_of(target).back()).bias += 1;
}

void forget_the_regulariser(Nnt& target) { target.regulariser.reset(); }

void halve_the_penalty(Nnt& target) {
    if (auto* distinct = std::get_if<DistinctRegulariser>(&*target.regulariser)) distinct->penalty /= 2;
}

// B-R3.2b

/// n in place of 2n - 1: a value of 1 has a margin of 0 still, but 0 has one of 1 only.
void forget_to_make_it_odd(fuzz::Subject& subject) {
    subject.variant.reduce = [reduce = subject.variant.reduce](const Document& source, const Options& options) {
        PosSlp program = std::get<PosSlp>(source.is);
        auto& gates = program.slp.gates;
        if (gates.size() >= 2) gates.resize(gates.size() - 2);
        return reduce(Document{program}, options);
    };
}

}  // namespace

std::vector<ReductionMutant> erm_mutants() {
    const std::string room = "bit-slp-to-erm";
    return {
        {room, "leaves a template out", "construction", in_nnt(drop_the_second_template)},
        {room, "leaves half of the templates out", "backward", in_nnt(drop_half_of_the_templates)},
        {room, "counts templates once", "construction", in_nnt(count_templates_once)},
        {room, "counts the main sample once", "construction", in_nnt(count_the_main_sample_once)},
        {room, "starts from another constant", "equivalence", in_nnt(start_from_another_constant)},
        {room, "leaves the flag out", "construction", in_nnt(leave_the_flag_out)},
        {room, "allows the gap", "equivalence", in_nnt(allow_the_gap)},
        {room, "allows no bits", "forward", in_nnt(allow_no_bits)},
        {room, "injects more into the baseline", "forward", in_nnt(inject_one_more)},
        {room, "asks for the next bit", "equivalence", in_nnt(ask_for_the_next_bit)},
        {room, "asks for the value before", "equivalence", in_nnt(output_the_value_before)},
        {room, "forgets the promise", "construction", in_nnt([](Nnt& t) { t.promise.reset(); })},
        {room, "lifts a doubled weight", "forward", in_lifted<BitSlp>(double_the_last_weight)},
        {room, "lifts another bias", "forward", in_lifted<BitSlp>(add_one_to_the_last_bias)},
        {room, "points the flag behind the outputs", "reduce", in_nnt(point_behind_the_outputs)},
        {room, "ranges over reals", "restrictions", in_nnt(range_over_reals)},
        {room, "repeats the baseline", "size", in_nnt(repeat_the_baseline)},
        {room, "passes values on", "gadget", in_nnt(pass_values_on)},
        {room, "starts from a large number", "bounded", in_nnt(start_from_a_large_number)},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

std::vector<ReductionMutant> scalar_erm_mutants() {
    const std::string room = "bit-slp-to-scalar-erm";
    return {
        {room, "shifts the centre", "forward", in_nnt(shift_the_centre)},
        {room, "forgets the regulariser", "construction", in_nnt(forget_the_regulariser)},
        {room, "halves the penalty", "construction", in_nnt(halve_the_penalty)},
        {room, "asks for the next bit", "equivalence", in_nnt(ask_for_the_next_bit)},
        {room, "starts from another constant", "equivalence", in_nnt(start_from_another_constant)},
        {room, "allows no bits", "forward", in_nnt(allow_no_bits)},
        {room, "allows a loss of 1 more", "construction", in_nnt([](Nnt& t) { t.gamma += 1; })},
        {room, "gives a second input", "restrictions", in_nnt([](Nnt& t) {
             if (t.network.vertices.size() < 2) return;
             t.network.input = InjectedInput{{0, 1}};
             t.dataset[0].x.emplace_back(0);
         })},
        {room, "outputs what is no output", "reduce", in_nnt([](Nnt& t) { asked_bit(t).output = 1; })},
        {room, "gives a second sample", "size", in_nnt(give_a_second_sample)},
        {room, "asks for the bit before", "backward", in_nnt([](Nnt& t) { asked_bit(t).bit -= 1; })},
        {room, "lifts another bias", "forward", in_lifted<BitSlp>(add_one_to_the_last_bias)},
        {room, "lifts a doubled weight", "forward", in_lifted<BitSlp>(double_the_last_weight)},
    };
}

std::vector<ReductionMutant> hinge_erm_mutants() {
    const std::string room = "pos-slp-to-hinge-erm";
    return {
        {room, "leaves half of the templates out", "backward", in_nnt(drop_half_of_the_templates)},
        {room, "counts templates once", "construction", in_nnt(count_templates_once)},
        {room, "starts from another constant", "equivalence", in_nnt(start_from_another_constant)},
        {room, "leaves the flag out", "construction", in_nnt(leave_the_flag_out)},
        {room, "allows the gap", "construction", in_nnt(allow_the_gap)},
        {room, "allows no bits", "forward", in_nnt(allow_no_bits)},
        {room, "forgets the last two gates", "size", {"construction", forget_to_make_it_odd}},
        {room, "points the flag behind the outputs", "reduce", in_nnt(point_behind_the_outputs)},
        {room, "ranges over reals", "restrictions", in_nnt(range_over_reals)},
        {room, "repeats the baseline", "size", in_nnt(repeat_the_baseline)},
        {room, "counts the main sample once more", "construction", in_nnt([](Nnt& t) { t.dataset.back().times += 1; })},
        {room, "injects more into the baseline", "forward", in_nnt(inject_one_more)},
        {room, "lifts a doubled weight", "forward", in_lifted<PosSlp>(double_the_last_weight)},
        {room, "lifts another bias", "forward", in_lifted<PosSlp>(add_one_to_the_last_bias)},
    };
}

}  // namespace reductio::mutants
