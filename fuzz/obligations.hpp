#pragma once
// What a reduction owes, under the fixed names, checked of one instance: the floors meet here.

#include "checkers/room_proofs.hpp"
#include "checkers/rooms.hpp"
#include "fuzz/rooms.hpp"
#include "fuzz/solver_obligations.hpp"
#include "impl/room.hpp"

namespace reductio::fuzz {

/// A reduction or a solver with all that stands around it, as values: a mutant is a subject with one function replaced.
struct Subject {
    const impl::Room* room = nullptr;
    impl::Variant variant;
    checkers::Room checker;
    checkers::RoomProofs proofs;
    Generator generate;
    Solver solver{};  // of a room that solves instead of reducing
};

/// The rooms that have a construction, a checker and a generator.
std::vector<std::string> subject_names();

/// Nothing where there is no such room or it has no such variant; without a name, the variant is the first.
std::optional<Subject> find_subject(std::string_view room, std::string_view variant = "");

struct Verdict {
    std::string obligation;
    checkers::Check check;
};

struct ObligationWork {
    checkers::Work work;                 // for one instance
    std::uint64_t rlimit = 100'000'000;  // of Z3, for a proof
    std::vector<std::string> only;       // if any, the obligations to check beside `reduce`

    ObligationWork() { work.candidates = std::size_t(1) << 20; }
};

/// In the order of their verdicts. `reduce` says that the construction gives a valid document.
std::vector<std::string> obligations_of(const Subject& subject);

/// A verdict on each obligation but `forall`, or only the one that `reduce` fails.
std::vector<Verdict> check_obligations(const Subject& subject, const Instance& instance,
                                       const ObligationWork& work = {});

/// Sources with placeholders for numbers, up to a bound; none where there is no proof for all data of a shape.
std::vector<Document> forall_shapes(const Subject& subject, std::size_t bound);

/// The verdict on `forall` for one of these; where the construction fails, that is its step `reduce`.
Verdict check_forall(const Subject& subject, const Document& shape, const ObligationWork& work = {});

}  // namespace reductio::fuzz
