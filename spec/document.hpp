#pragma once
// Every kind of document, and the reading and writing of documents. The format itself: spec/interchange.md.

#include "spec/network.hpp"

namespace reductio {

struct Document;

enum class Answer { yes, no, unknown };

struct Decision {
    Answer answer = Answer::unknown;
    std::optional<std::string> reason;  // where the answer is unknown
    bool operator==(const Decision&) const = default;
};

/// Arguments of a construction that are no part of its source.
struct Options {
    std::optional<std::vector<Rational>> activation;
    std::optional<Rational> yes;
    std::optional<Rational> no;
    std::optional<Rational> gap;
    std::optional<Rational> weight;
    bool operator==(const Options&) const = default;
};

/// Sets of vectors, in the order of spec/two_layer_solver.md.
using VectorSets = std::vector<std::vector<std::vector<Rational>>>;

/// The sets of vectors that a solver reached, none within the threshold.
struct Refutation {
    Nnt instance;
    VectorSets reachable;
    std::optional<Index> middle;  // where the sums from the two ends meet; none: after the last part
    bool operator==(const Refutation&) const = default;
};

struct Counterexample {
    std::string room;
    std::string variant;
    Options options;
    std::string obligation;
    std::string step;
    std::string reason;
    Box<Document> source;
    std::optional<Box<Document>> target;
    std::optional<Box<Document>> witness;
    bool operator==(const Counterexample&) const;
};

struct SolutionEvidence {
    Box<Document> source;
    Box<Document> target;
    bool operator==(const SolutionEvidence&) const;
};

struct ExhaustionEvidence {
    Integer work;  // how many candidates there are in all
    bool operator==(const ExhaustionEvidence&) const = default;
};

struct RefutationEvidence {
    VectorSets reachable;
    std::optional<Index> middle;
    bool operator==(const RefutationEvidence&) const = default;
};

/// A clause that follows from those before it, or one that is not needed any more (DRAT).
struct ProofStep {
    Clause clause;
    bool deleted = false;
    bool operator==(const ProofStep&) const = default;
};

struct ProofEvidence {
    std::vector<ProofStep> steps;
    bool operator==(const ProofEvidence&) const = default;
};

/// The source is a program, whose value is computed again: in balls of so many bits, or exactly.
struct ValueEvidence {
    std::size_t bits = 0;  // 0: exactly
    bool operator==(const ValueEvidence&) const = default;
};

/// The certificate before this one has this one's source as its target, and the same verdict.
struct ChainEvidence {
    bool operator==(const ChainEvidence&) const = default;
};

using Evidence =
    std::variant<SolutionEvidence, ExhaustionEvidence, RefutationEvidence, ProofEvidence, ValueEvidence, ChainEvidence>;

struct Certificate {
    std::string room;
    std::string variant;
    Options options;
    Box<Document> source;
    Box<Document> target;
    Answer verdict = Answer::unknown;
    Evidence evidence;
    bool operator==(const Certificate&) const;
};

/// One construction of a chain.
struct Link {
    std::string room;
    std::string variant;
    Options options;
    bool operator==(const Link&) const = default;
};

/// A source, and what each construction of a chain makes of the document before it: one document more than links.
struct Bundle {
    std::vector<Link> links;
    std::vector<Box<Document>> documents;
    bool operator==(const Bundle&) const;
};

struct Vector {
    std::string id;
    std::vector<std::string> flags;
    Options options;
    Box<Document> source;
    Box<Document> target;
    Answer answer = Answer::unknown;
    std::optional<Box<Document>> solution{};  // of the source, where it is one with solutions and has one
    std::optional<Box<Document>> lifted{};    // what `lift` makes of it, or the distinguished parameters
    bool operator==(const Vector&) const;
};

struct Vectors {
    std::string room;
    std::string variant;
    std::vector<Vector> tests;
    bool operator==(const Vectors&) const = default;
};

using AnyDocument = std::variant<SubsetSum, ExactCover, TwoCsp, Cnf, PosSlp, BitSlp, Polynomial, Nnt, Gradient, Subset,
                                 Cover, Assignment, Model, Parameters, Evaluation, Decision, Options, Refutation,
                                 Counterexample, Certificate, Bundle, Vectors>;

// Copying, moving, comparing and destroying are compiled once, in spec/special_members.cpp: every file that touches a
// document would otherwise compile them anew, which is most of the time of a build.
struct Document {
    AnyDocument is;

    Document();
    template <AlternativeOf<AnyDocument> T>
    Document(T value);
    Document(const Document& other);
    Document(Document&& other) noexcept;
    Document& operator=(const Document& other);
    Document& operator=(Document&& other) noexcept;
    ~Document();
    bool operator==(const Document& other) const;
};

struct Limits {
    std::size_t nesting = 64;
    std::size_t digits = 1'000'000;
    std::size_t values = 10'000'000;
};

/// The name of a document's kind, as in its member "kind".
std::string_view kind_of(const Document& document);

/// One document, and nothing after it but white space.
Result<Document> read_document(std::string_view text, const Limits& limits = {});

/// One document or several, one after the other (JSON Lines). An error names the number of the document from 1.
Result<std::vector<Document>> read_documents(std::string_view text, const Limits& limits = {});

/// The canonical form, one line with its newline.
std::string write_document(const Document& document);

/// The same document, for people.
std::string write_pretty(const Document& document);

/// The first thing wrong with a value that no reader has seen, if any: what reading its document would report.
std::optional<Error> fault(const Document& document);

}  // namespace reductio
