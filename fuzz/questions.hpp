#pragma once
// What Z3 is asked while everything that a room owes is checked, of instances and of shapes.

#include "checkers/asked_questions.hpp"
#include "fuzz/obligations.hpp"

namespace reductio::fuzz {

/// Every obligation of the instance but `forall`.
void ask_about(const Subject& subject, const Instance& instance, checkers::AskedQuestions& asked,
               const ObligationWork& work = {});

/// `forall`, of every shape up to the bound.
void ask_about_shapes(const Subject& subject, std::size_t bound, checkers::AskedQuestions& asked,
                      const ObligationWork& work = {});

}  // namespace reductio::fuzz
