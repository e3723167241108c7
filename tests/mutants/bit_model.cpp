#include "tests/mutants/bit_model.hpp"

#include <algorithm>

#include "tests/mutants/planting.hpp"

namespace reductio::mutants {

namespace {

using fuzz::Subject;

Plant as_printed(const std::string& variant) {
    return [variant](Subject& subject) { subject.variant = *impl::find_variant(*subject.room, variant); };
}

std::vector<Rational>& weight_options(Nnt& target, Index edge) {
    return std::get<0>(std::get<EdgeOptions>(target.parameters[edge]).weights[0]);
}

/// The edges into the last vertex, or from the second on.
template <class Change>
void each_edge_into(const Nnt& target, Index head, const Change& change) {
    for (Index e = 0; e < target.network.edges.size(); ++e)
        if (target.network.edges[e].to == head) change(e);
}

/// What `lift` gives, changed.
Plant after_lift(std::function<void(Parameters&)> change) {
    return [change](Subject& subject) {
        subject.variant.lift = [lift = subject.variant.lift, change](const Document& source,
                                                                     const std::optional<Document>& solution,
                                                                     const Options& options) {
            auto lifted = lift(source, solution, options);
            if (lifted) change(std::get<Parameters>(lifted->is));
            return lifted;
        };
    };
}

// B-L3.1

void swap_multipliers(const Polynomial&, Nnt& target) {
    std::vector<Index> into_z;
    each_edge_into(target, target.network.vertices.size() - 1, [&](Index e) { into_z.push_back(e); });
    for (Index t = 0; t < 3; ++t) std::swap(weight_options(target, into_z[t]), weight_options(target, into_z[3 + t]));
}

void add_everything(const Polynomial&, Nnt& target) {
    each_edge_into(target, target.network.vertices.size() - 1,
                   [&](Index e) { weight_options(target, e)[0] = abs(weight_options(target, e)[0]); });
}

void forget_shifts(const Polynomial&, Nnt& target) {
    for (auto& entry : target.parameters) std::get<EdgeOptions>(entry).biases = std::vector<Rational>{0};
}

void offer_another_weight(const Polynomial&, Nnt& target) { weight_options(target, 0).push_back(2); }

void shift_first_label(const Polynomial&, Nnt& target) { target.dataset[0].y[0] = 1; }

// B-A.5

Slp& slp_of(Document& document) {
    if (auto* bit = std::get_if<BitSlp>(&document.is)) return bit->slp;
    return std::get<PosSlp>(document.is).slp;
}

Plant in_program(std::function<void(const Document&, Document&)> change) {
    return [change](Subject& subject) {
        subject.variant.reduce = [reduce = subject.variant.reduce, change](const Document& source,
                                                                           const Options& options) {
            auto target = reduce(source, options);
            if (target) change(source, *target);
            return target;
        };
    };
}

void count_a_gate_more(const Document&, Document& target) { slp_of(target).constant /= 2; }

void swap_operands(const Document&, Document& target) {
    for (Gate& gate : slp_of(target).gates)
        if (gate.operation == Operation::minus) std::swap(gate.left, gate.right);
}

void leave_the_last_gate_out(const Document&, Document& target) {
    Slp& slp = slp_of(target);
    if (slp.gates.empty()) return;
    slp.gates.pop_back();
    slp.constant *= 2;
}

void leave_the_bit_in_its_place(const Document& source, Document& target) {
    if (auto* bit = std::get_if<BitSlp>(&target.is)) bit->bit = std::get<BitSlp>(source.is).bit;
}

void move_the_bit_one_less(const Document&, Document& target) {
    if (auto* bit = std::get_if<BitSlp>(&target.is)) bit->bit += 1;
}

// B-L3.2 and its kin

bool is_auxiliary(const Sample& sample) { return sample.y.back() == 0; }

template <class Source>
void drop_the_second_template(const Source&, Nnt& target) {
    if (target.dataset.size() > 2) target.dataset.erase(target.dataset.begin() + 1);
}

template <class Source>
void drop_half_of_the_templates(const Source&, Nnt& target) {
    std::vector<Sample> kept;
    for (Index i = 0; i < target.dataset.size(); ++i)
        if (i % 2 == 0 || !is_auxiliary(target.dataset[i])) kept.push_back(target.dataset[i]);
    target.dataset = kept;
}

template <class Source>
void count_templates_once(const Source&, Nnt& target) {
    for (Sample& sample : target.dataset)
        if (is_auxiliary(sample)) sample.times = 1;
}

template <class Source>
void count_the_main_sample_once(const Source&, Nnt& target) {
    target.dataset.back().times = 1;
}

template <class Source>
void start_from_another_constant(const Source&, Nnt& target) {
    target.dataset.back().x[0] += 1;
}

template <class Source>
void leave_the_flag_out(const Source&, Nnt& target) {
    target.dataset.back().x.back() = 0;
}

template <class Source>
void allow_the_gap(const Source&, Nnt& target) {
    target.gamma = target.promise->no;
}

template <class Source>
void allow_no_bits(const Source&, Nnt& target) {
    target.parameter_bits = ParameterBits{0, 1};
}

template <class Source>
void inject_one_more(const Source&, Nnt& target) {
    target.dataset.front().x[0] += 1;
}

BitLoss& asked_bit(Nnt& target) {
    if (auto* bit = std::get_if<BitLoss>(&target.loss.is)) return *bit;
    return std::get<BitLoss>(std::get<Flagged>(target.loss.is).main);
}

void ask_for_the_next_bit(const BitSlp&, Nnt& target) { asked_bit(target).bit += 1; }

void output_the_value_before(const BitSlp&, Nnt& target) {
    Index& output = asked_bit(target).output;
    if (output > 0) --output;
}

void double_the_last_weight(Parameters& parameters) {
    if (!parameters.edges.empty()) std::get<EdgeValues>(parameters.edges.back()).weights[0] *= 2;
}

void add_one_to_the_last_bias(Parameters& parameters) {
    if (!parameters.edges.empty()) std::get<EdgeValues>(parameters.edges.back()).bias += 1;
}

// B-R3.2a

ParameterValues& centre_of(Nnt& target) {
    if (auto* quadratic = std::get_if<QuadraticRegulariser>(&*target.regulariser)) return quadratic->centre;
    return std::get<DistinctRegulariser>(*target.regulariser).centre;
}

void shift_the_centre(const BitSlp&, Nnt& target) {
    if (!centre_of(target).empty()) std::get<EdgeValues>(centre_of(target).back()).bias += 1;
}

void forget_the_regulariser(const BitSlp&, Nnt& target) { target.regulariser.reset(); }

void halve_the_penalty(const BitSlp&, Nnt& target) {
    if (auto* distinct = std::get_if<DistinctRegulariser>(&*target.regulariser)) distinct->penalty /= 2;
}

// B-R3.2b

/// n in place of 2n - 1: a value of 1 has a margin of 0 still, but 0 has one of 1 only.
void forget_to_make_it_odd(Subject& subject) {
    subject.variant.reduce = [reduce = subject.variant.reduce](const Document& source, const Options& options) {
        PosSlp program = std::get<PosSlp>(source.is);
        auto& gates = program.slp.gates;
        if (gates.size() >= 2) gates.resize(gates.size() - 2);
        return reduce(Document{program}, options);
    };
}

}  // namespace

std::vector<ReductionMutant> product_identity_mutants() {
    const std::string room = "product-identity";
    const auto change = [](auto f) { return in_target<Polynomial>(f); };
    return {
        {room, "swaps two multipliers", "identity", change(swap_multipliers)},
        {room, "adds all copies", "forward", change(add_everything)},
        {room, "forgets the shifts", "basis", change(forget_shifts)},
        {room, "offers another weight", "construction", change(offer_another_weight)},
        {room, "asks for another product", "equivalence", change(shift_first_label)},
        {room, "leaves a point of the grid out", "construction",
         change([](const Polynomial&, Nnt& t) { t.dataset.pop_back(); })},
        {room, "allows a loss of 1", "construction", change([](const Polynomial&, Nnt& t) { t.gamma = 1; })},
        {room, "outputs an operand", "identity", change([](const Polynomial&, Nnt& t) { t.network.outputs = {1}; })},
        {room, "counts every point twice", "size", change([](const Polynomial&, Nnt& t) {
             const auto samples = t.dataset;
             t.dataset.insert(t.dataset.end(), samples.begin(), samples.end());
         })},
        {room, "lifts a doubled weight", "forward", after_lift(double_the_last_weight)},
    };
}

std::vector<ReductionMutant> bounded_slp_mutants() {
    const std::string room = "slp-to-bounded-slp";
    return {
        {room, "counts a gate more", "restrictions", in_program(count_a_gate_more)},
        {room, "swaps the operands of differences", "invariant", in_program(swap_operands)},
        {room, "leaves the last gate out", "construction", in_program(leave_the_last_gate_out)},
        {room, "leaves the bit in its place", "equivalence", in_program(leave_the_bit_in_its_place)},
        {room, "moves the bit by one place less", "equivalence", in_program(move_the_bit_one_less)},
        {room, "starts from 1", "bounded", in_program([](const Document&, Document& t) { slp_of(t).constant = 1; })},
        {room, "adds where it should multiply", "forward", in_program([](const Document&, Document& t) {
             for (Gate& gate : slp_of(t).gates)
                 if (gate.operation == Operation::times) gate.operation = Operation::minus;
         })},
        {room, "negates the output's operands", "backward", in_program([](const Document&, Document& t) {
             if (!slp_of(t).gates.empty()) slp_of(t).gates.back() = {Operation::plus, 0, 0};
         })},
        {room, "repeats the last gate often", "size", in_program([](const Document&, Document& t) {
             auto& gates = slp_of(t).gates;
             if (!gates.empty()) gates.resize(3 * gates.size() * gates.size() + 3, gates.back());
         })},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

std::vector<ReductionMutant> erm_mutants() {
    const std::string room = "bit-slp-to-erm";
    const auto change = [](auto f) { return in_target<BitSlp>(f); };
    return {
        {room, "leaves a template out", "construction", change(drop_the_second_template<BitSlp>)},
        {room, "leaves half of the templates out", "backward", change(drop_half_of_the_templates<BitSlp>)},
        {room, "counts templates once", "construction", change(count_templates_once<BitSlp>)},
        {room, "counts the main sample once", "construction", change(count_the_main_sample_once<BitSlp>)},
        {room, "starts from another constant", "equivalence", change(start_from_another_constant<BitSlp>)},
        {room, "leaves the flag out", "construction", change(leave_the_flag_out<BitSlp>)},
        {room, "allows the gap", "equivalence", change(allow_the_gap<BitSlp>)},
        {room, "allows no bits", "forward", change(allow_no_bits<BitSlp>)},
        {room, "injects more into the baseline", "forward", change(inject_one_more<BitSlp>)},
        {room, "asks for the next bit", "equivalence", change(ask_for_the_next_bit)},
        {room, "asks for the value before", "equivalence", change(output_the_value_before)},
        {room, "forgets the promise", "construction", change([](const BitSlp&, Nnt& t) { t.promise.reset(); })},
        {room, "lifts a doubled weight", "forward", after_lift(double_the_last_weight)},
        {room, "lifts another bias", "forward", after_lift(add_one_to_the_last_bias)},
        {room, "is as printed", "equivalence", as_printed("published")},
    };
}

std::vector<ReductionMutant> scalar_erm_mutants() {
    const std::string room = "bit-slp-to-scalar-erm";
    const auto change = [](auto f) { return in_target<BitSlp>(f); };
    return {
        {room, "shifts the centre", "forward", change(shift_the_centre)},
        {room, "forgets the regulariser", "construction", change(forget_the_regulariser)},
        {room, "halves the penalty", "construction", change(halve_the_penalty)},
        {room, "asks for the next bit", "equivalence", change(ask_for_the_next_bit)},
        {room, "starts from another constant", "equivalence", change(start_from_another_constant<BitSlp>)},
        {room, "allows no bits", "forward", change(allow_no_bits<BitSlp>)},
        {room, "allows a loss of 1 more", "construction", change([](const BitSlp&, Nnt& t) { t.gamma += 1; })},
        {room, "gives a second input", "restrictions", change([](const BitSlp&, Nnt& t) {
             if (t.network.vertices.size() < 2) return;
             t.network.input = InjectedInput{{0, 1}};
             t.dataset[0].x.emplace_back(0);
         })},
        {room, "lifts a doubled weight", "forward", after_lift(double_the_last_weight)},
    };
}

std::vector<ReductionMutant> hinge_erm_mutants() {
    const std::string room = "pos-slp-to-hinge-erm";
    const auto change = [](auto f) { return in_target<PosSlp>(f); };
    return {
        {room, "leaves half of the templates out", "backward", change(drop_half_of_the_templates<PosSlp>)},
        {room, "counts templates once", "construction", change(count_templates_once<PosSlp>)},
        {room, "starts from another constant", "equivalence", change(start_from_another_constant<PosSlp>)},
        {room, "leaves the flag out", "construction", change(leave_the_flag_out<PosSlp>)},
        {room, "allows the gap", "construction", change(allow_the_gap<PosSlp>)},
        {room, "allows no bits", "forward", change(allow_no_bits<PosSlp>)},
        {room, "forgets the last two gates", "size", forget_to_make_it_odd},
        {room, "lifts another bias", "forward", after_lift(add_one_to_the_last_bias)},
    };
}

}  // namespace reductio::mutants
