#pragma once
// The format, described once: reading and writing both walk these descriptions, so they cannot drift apart.
// `io` is a reader or a writer; `member` is required, `optional` is left out when it holds its default,
// `count` is a plain JSON integer of any length. The order here is the canonical order.

#include <concepts>

#include "spec/document.hpp"

namespace reductio::format {

template <class Value, class Type>
concept Is = std::same_as<std::remove_const_t<Value>, Type>;

/// The name that tells a type from its siblings: its "kind", "type" or "role".
template <class T>
inline constexpr std::string_view tag = "";

template <>
inline constexpr std::string_view tag<SubsetSum> = "subset-sum";
template <>
inline constexpr std::string_view tag<ExactCover> = "exact-cover";
template <>
inline constexpr std::string_view tag<TwoCsp> = "two-csp";
template <>
inline constexpr std::string_view tag<Cnf> = "cnf";
template <>
inline constexpr std::string_view tag<PosSlp> = "pos-slp";
template <>
inline constexpr std::string_view tag<BitSlp> = "bit-slp";
template <>
inline constexpr std::string_view tag<Polynomial> = "polynomial";
template <>
inline constexpr std::string_view tag<Nnt> = "nnt";
template <>
inline constexpr std::string_view tag<Gradient> = "gradient";
template <>
inline constexpr std::string_view tag<Subset> = "subset";
template <>
inline constexpr std::string_view tag<Cover> = "cover";
template <>
inline constexpr std::string_view tag<Assignment> = "assignment";
template <>
inline constexpr std::string_view tag<Model> = "model";
template <>
inline constexpr std::string_view tag<Parameters> = "parameters";
template <>
inline constexpr std::string_view tag<Evaluation> = "evaluation";
template <>
inline constexpr std::string_view tag<Decision> = "decision";
template <>
inline constexpr std::string_view tag<Options> = "options";
template <>
inline constexpr std::string_view tag<Refutation> = "refutation";
template <>
inline constexpr std::string_view tag<Counterexample> = "counterexample";
template <>
inline constexpr std::string_view tag<Certificate> = "certificate";
template <>
inline constexpr std::string_view tag<Bundle> = "bundle";
template <>
inline constexpr std::string_view tag<Vectors> = "vectors";

template <>
inline constexpr std::string_view tag<SourceInput> = "source";
template <>
inline constexpr std::string_view tag<InjectedInput> = "injected";

template <>
inline constexpr std::string_view tag<Identity> = "identity";
template <>
inline constexpr std::string_view tag<Constant> = "constant";
template <>
inline constexpr std::string_view tag<PiecewiseLinear> = "piecewise-linear";
template <>
inline constexpr std::string_view tag<Rounded> = "rounded";
template <>
inline constexpr std::string_view tag<DecimalEncode> = "decimal-encode";
template <>
inline constexpr std::string_view tag<DecimalProduct> = "decimal-product";
template <>
inline constexpr std::string_view tag<PublishedDecimalEncode> = "published-decimal-encode";
template <>
inline constexpr std::string_view tag<PublishedDecimalProduct> = "published-decimal-product";
template <>
inline constexpr std::string_view tag<PublishedProbe> = "published-probe";

template <>
inline constexpr std::string_view tag<SquaredError> = "squared-error";
template <>
inline constexpr std::string_view tag<HalfSquaredError> = "half-squared-error";
template <>
inline constexpr std::string_view tag<AbsoluteError> = "absolute-error";
template <>
inline constexpr std::string_view tag<ZeroOne> = "zero-one";
template <>
inline constexpr std::string_view tag<SignError> = "sign-error";
template <>
inline constexpr std::string_view tag<Hinge> = "hinge";
template <>
inline constexpr std::string_view tag<PositiveSign> = "positive-sign";
template <>
inline constexpr std::string_view tag<CspDecode> = "csp-decode";
template <>
inline constexpr std::string_view tag<PublishedCspDecode> = "published-csp-decode";
template <>
inline constexpr std::string_view tag<Satisfies> = "satisfies";
template <>
inline constexpr std::string_view tag<Trace> = "trace";
template <>
inline constexpr std::string_view tag<BitLoss> = "bit";
template <>
inline constexpr std::string_view tag<Flagged> = "flagged";
template <>
inline constexpr std::string_view tag<OutputHinge> = "hinge";
template <>
inline constexpr std::string_view tag<PublishedProbeLoss> = "published-probe";

template <>
inline constexpr std::string_view tag<PortRole> = "port";
template <>
inline constexpr std::string_view tag<ParameterRole> = "parameter";
template <>
inline constexpr std::string_view tag<VertexRole> = "vertex";
template <>
inline constexpr std::string_view tag<OutRole> = "out";
template <>
inline constexpr std::string_view tag<SentinelRole> = "sentinel";

template <>
inline constexpr std::string_view tag<QuadraticRegulariser> = "quadratic";
template <>
inline constexpr std::string_view tag<DistinctRegulariser> = "distinct";
template <>
inline constexpr std::string_view tag<SignQuestion> = "sign";
template <>
inline constexpr std::string_view tag<BitQuestion> = "bit";
template <>
inline constexpr std::string_view tag<SolutionEvidence> = "solutions";
template <>
inline constexpr std::string_view tag<ExhaustionEvidence> = "exhaustion";
template <>
inline constexpr std::string_view tag<RefutationEvidence> = "refutation";
template <>
inline constexpr std::string_view tag<ProofEvidence> = "proof";
template <>
inline constexpr std::string_view tag<ValueEvidence> = "value";
template <>
inline constexpr std::string_view tag<ChainEvidence> = "chain";

/// The member that holds the tag.
template <class Variant>
inline constexpr std::string_view tag_member = "type";
template <>
inline constexpr std::string_view tag_member<Role> = "role";

// Problems and their solutions

void describe(auto& io, Is<SubsetSum> auto& v) {
    io.member("items", v.items);
    io.member("target", v.target);
}

void describe(auto& io, Is<ExactCover> auto& v) {
    io.member("universe", v.universe);
    io.member("sets", v.sets);
    io.count("pick", v.pick);
}

void describe(auto& io, Is<Constraint> auto& v) {
    io.member("u", v.u);
    io.member("v", v.v);
    io.member("allowed", v.allowed);
}

void describe(auto& io, Is<TwoCsp> auto& v) {
    io.member("variables", v.variables);
    io.member("alphabet", v.alphabet);
    io.member("constraints", v.constraints);
}

void describe(auto& io, Is<Cnf> auto& v) {
    io.member("variables", v.variables);
    io.member("clauses", v.clauses);
}

void describe(auto& io, Is<Slp> auto& v) {
    io.member("constant", v.constant);
    io.member("gates", v.gates);
}

void describe(auto& io, Is<PosSlp> auto& v) { io.member("slp", v.slp); }

void describe(auto& io, Is<BitSlp> auto& v) {
    io.member("slp", v.slp);
    io.member("bit", v.bit);
}

void describe(auto& io, Is<Polynomial> auto& v) { io.member("coefficients", v.coefficients); }
void describe(auto& io, Is<Subset> auto& v) { io.member("chosen", v.chosen); }
void describe(auto& io, Is<Cover> auto& v) { io.member("chosen", v.chosen); }
void describe(auto& io, Is<Assignment> auto& v) { io.member("values", v.values); }
void describe(auto& io, Is<Model> auto& v) { io.member("literals", v.literals); }

// Activations

void describe(auto&, Is<Identity> auto&) {}
void describe(auto&, Is<DecimalEncode> auto&) {}
void describe(auto&, Is<DecimalProduct> auto&) {}
void describe(auto&, Is<PublishedDecimalEncode> auto&) {}
void describe(auto&, Is<PublishedDecimalProduct> auto&) {}

void describe(auto& io, Is<Constant> auto& v) { io.member("value", v.value); }

void describe(auto& io, Is<Piece> auto& v) {
    io.member("slope", v.slope);
    io.member("intercept", v.intercept);
}

void describe(auto& io, Is<PiecewiseLinear> auto& v) {
    io.member("breakpoints", v.breakpoints);
    io.member("pieces", v.pieces);
}

void describe(auto& io, Is<Rounded> auto& v) {
    io.member("bits", v.bits);
    io.optional("low", v.low);
    io.optional("high", v.high);
    io.member("of", v.of);
    io.optional("derivative", v.derivative);
}

void describe(auto& io, Is<PublishedProbe> auto& v) {
    io.member("of", v.of);
    io.member("threshold", v.threshold);
    io.member("zero", v.zero);
}

// Losses

void describe(auto&, Is<SquaredError> auto&) {}
void describe(auto&, Is<HalfSquaredError> auto&) {}
void describe(auto&, Is<AbsoluteError> auto&) {}
void describe(auto&, Is<ZeroOne> auto&) {}
void describe(auto&, Is<SignError> auto&) {}
void describe(auto&, Is<Hinge> auto&) {}
void describe(auto&, Is<PositiveSign> auto&) {}

void describe(auto& io, Is<CspDecode> auto& v) {
    io.member("alphabet", v.alphabet);
    io.member("allowed", v.allowed);
}

void describe(auto& io, Is<PublishedCspDecode> auto& v) {
    io.member("alphabet", v.alphabet);
    io.member("allowed", v.allowed);
}

void describe(auto& io, Is<Satisfies> auto& v) { io.member("cnf", v.cnf); }

void describe(auto&, Is<PortRole> auto&) {}
void describe(auto& io, Is<ParameterRole> auto& v) { io.member("options", v.options); }

void describe(auto& io, Is<VertexRole> auto& v) {
    io.member("activation", v.activation);
    io.member("sum", v.sum);
}

void describe(auto& io, Is<OutRole> auto& v) {
    io.member("vertex", v.vertex);
    io.member("probe", v.probe);
}

void describe(auto&, Is<SentinelRole> auto&) {}

void describe(auto& io, Is<Trace> auto& v) {
    io.member("loss", v.loss);
    io.member("outputs", v.outputs);
    io.member("roles", v.roles);
    io.member("penalty", v.penalty);
}

void describe(auto& io, Is<BitLoss> auto& v) {
    io.member("bit", v.bit);
    io.member("output", v.output);
}

void describe(auto& io, Is<OutputHinge> auto& v) { io.member("output", v.output); }

void describe(auto& io, Is<Flagged> auto& v) {
    io.member("flag", v.flag);
    io.member("main", v.main);
}

void describe(auto& io, Is<Probe> auto& v) {
    io.member("head", v.head);
    io.member("value", v.value);
    io.member("path", v.path);
    io.member("zero", v.zero);
    io.member("options", v.options);
}

void describe(auto& io, Is<PublishedProbeLoss> auto& v) {
    io.member("loss", v.loss);
    io.member("outputs", v.outputs);
    io.member("probes", v.probes);
    io.member("penalty", v.penalty);
}

// Networks

/// An input as a document has it: the source's index stands in the network, and a list of all vertices is left out.
struct WrittenSource {
    std::size_t dimension = 0;
};

struct WrittenInjected {
    std::optional<std::vector<Index>> vertices;
};

using WrittenInput = std::variant<WrittenSource, WrittenInjected>;

template <>
inline constexpr std::string_view tag<WrittenSource> = "source";
template <>
inline constexpr std::string_view tag<WrittenInjected> = "injected";

void describe(auto& io, Is<WrittenSource> auto& v) { io.member("dimension", v.dimension); }
void describe(auto& io, Is<WrittenInjected> auto& v) { io.optional("vertices", v.vertices); }

std::vector<Index> all_vertices(std::size_t count);
WrittenInput written_input(const Network& network);
std::optional<Index> written_source(const Network& network);
bool repeats_an_edge(const Network& network);

/// The input as data, or why the written one does not fit; the place is a pointer below the network.
Result<std::variant<SourceInput, InjectedInput>> read_input(const WrittenInput& input, std::optional<Index> source,
                                                            std::size_t vertices);

/// The first repeated edge, if any.
std::optional<Error> repeated_edge(const Network& network);

void describe(auto& io, Is<Vertex> auto& v) {
    io.member("name", v.name);
    io.optional("activation", v.activation);
}

void describe(auto& io, Is<Edge> auto& v) {
    io.member("from", v.from);
    io.member("to", v.to);
}

void describe(auto& io, Is<Network> auto& v) {
    WrittenInput input = written_input(v);
    std::optional<Index> source = written_source(v);
    bool multigraph = repeats_an_edge(v);
    io.member("input", input);
    io.member("vertices", v.vertices);
    io.optional("source", source);
    io.member("outputs", v.outputs);
    io.member("edges", v.edges);
    io.optional("multigraph", multigraph, false);
    if constexpr (std::remove_reference_t<decltype(io)>::reading) {
        v.input = io.require(read_input(input, source, v.vertices.size()));
        if (!multigraph) io.refuse(repeated_edge(v));
    }
}

void describe(auto& io, Is<SameAs> auto& v) { io.member("same-as", v.edge); }

void describe(auto& io, Is<EdgeOptions> auto& v) {
    io.member("weights", v.weights);
    io.member("biases", v.biases);
}

void describe(auto& io, Is<EdgeValues> auto& v) {
    io.member("weights", v.weights);
    io.member("bias", v.bias);
}

void describe(auto& io, Is<Sample> auto& v) {
    io.member("x", v.x);
    io.member("y", v.y);
    io.count("times", v.times, 1);
}

void describe(auto& io, Is<ParameterBits> auto& v) {
    io.count("factor", v.factor);
    io.count("power", v.power);
}

void describe(auto& io, Is<Promise> auto& v) {
    io.member("yes", v.yes);
    io.member("no", v.no);
}

void describe(auto& io, Is<QuadraticRegulariser> auto& v) {
    io.member("weight", v.weight);
    io.member("centre", v.centre);
}

void describe(auto& io, Is<DistinctRegulariser> auto& v) {
    io.member("penalty", v.penalty);
    io.member("centre", v.centre);
}

void describe(auto& io, Is<Nnt> auto& v) {
    io.member("network", v.network);
    io.member("parameters", v.parameters);
    io.member("dataset", v.dataset);
    io.member("loss", v.loss);
    io.member("gamma", v.gamma);
    io.optional("parameter-bits", v.parameter_bits);
    io.optional("promise", v.promise);
    io.optional("regulariser", v.regulariser);
}

void describe(auto& io, Is<SignQuestion> auto& v) { io.member("gap", v.gap); }
void describe(auto& io, Is<BitQuestion> auto& v) { io.member("bit", v.bit); }

void describe(auto& io, Is<Gradient> auto& v) {
    io.member("network", v.network);
    io.member("parameters", v.parameters);
    io.member("dataset", v.dataset);
    io.member("loss", v.loss);
    io.member("edge", v.edge);
    io.member("question", v.question);
}

void describe(auto& io, Is<Parameters> auto& v) { io.member("edges", v.edges); }

void describe(auto& io, Is<SampleEvaluation> auto& v) {
    io.member("output", v.output);
    io.member("loss", v.loss);
}

void describe(auto& io, Is<Evaluation> auto& v) {
    io.member("samples", v.samples);
    io.member("total", v.total);
    io.member("within", v.within);
}

// Answers, options, findings, evidence

void describe(auto& io, Is<Decision> auto& v) {
    io.member("answer", v.answer);
    io.optional("reason", v.reason);
}

void describe(auto& io, Is<Options> auto& v) {
    io.optional("activation", v.activation);
    io.optional("yes", v.yes);
    io.optional("no", v.no);
    io.optional("gap", v.gap);
    io.optional("weight", v.weight);
}

void describe(auto& io, Is<Refutation> auto& v) {
    io.member("instance", v.instance);
    io.member("reachable", v.reachable);
    io.optional("middle", v.middle);
}

void describe(auto& io, Is<Counterexample> auto& v) {
    io.member("room", v.room);
    io.member("variant", v.variant);
    io.optional("options", v.options, Options{});
    io.member("obligation", v.obligation);
    io.member("step", v.step);
    io.member("reason", v.reason);
    io.member("source", v.source);
    io.optional("target", v.target);
    io.optional("witness", v.witness);
}

void describe(auto& io, Is<SolutionEvidence> auto& v) {
    io.member("source", v.source);
    io.member("target", v.target);
}

void describe(auto& io, Is<ExhaustionEvidence> auto& v) { io.count("work", v.work); }
void describe(auto& io, Is<RefutationEvidence> auto& v) {
    io.member("reachable", v.reachable);
    io.optional("middle", v.middle);
}

void describe(auto& io, Is<ProofStep> auto& v) {
    io.member("clause", v.clause);
    io.optional("deleted", v.deleted, false);
}

void describe(auto& io, Is<ProofEvidence> auto& v) { io.member("steps", v.steps); }
void describe(auto& io, Is<ValueEvidence> auto& v) { io.member("bits", v.bits); }
void describe(auto&, Is<ChainEvidence> auto&) {}

void describe(auto& io, Is<Certificate> auto& v) {
    io.member("room", v.room);
    io.member("variant", v.variant);
    io.optional("options", v.options, Options{});
    io.member("source", v.source);
    io.member("target", v.target);
    io.member("verdict", v.verdict);
    io.member("evidence", v.evidence);
}

void describe(auto& io, Is<Link> auto& v) {
    io.member("room", v.room);
    io.member("variant", v.variant);
    io.optional("options", v.options, Options{});
}

void describe(auto& io, Is<Bundle> auto& v) {
    io.member("links", v.links);
    io.member("documents", v.documents);
}

void describe(auto& io, Is<Vector> auto& v) {
    io.member("id", v.id);
    io.member("flags", v.flags);
    io.optional("options", v.options, Options{});
    io.member("source", v.source);
    io.member("target", v.target);
    io.member("answer", v.answer);
    io.optional("solution", v.solution);
    io.optional("lifted", v.lifted);
}

void describe(auto& io, Is<Vectors> auto& v) {
    io.member("room", v.room);
    io.member("variant", v.variant);
    io.member("tests", v.tests);
}

}  // namespace reductio::format
