#pragma once
// Problems of ours from the files of pseudo-Boolean solvers, the format OPB of their competitions, read strictly.
//
// A file is one of three, and its solutions are those of the document, one to one: variable x1 stands at position 0 (or
// is variable 1 of a formula), x2 at position 1, and so on. The first line may announce how many there are
// (`* #variable= 4 #constraint= 2`); else the largest number counts.
//
//   subset-sum   one constraint, an equality. Item i is the coefficient of x(i + 1), of any sign, 0 for none.
//                A ~x is a - a x, so a moves to the other side and -a is the coefficient; repeated variables add up.
//   exact-cover  two equalities or more. One is the sum of all variables = K: the number of sets to pick, without which
//                there is no such problem of ours. Each of the others is a sum of variables = 1, an element, in order.
//                Where several sum all variables, the number to pick is the first that is not = 1, or else the last.
//   cnf          clauses: constraints >= 1, every coefficient 1, after a ~x for each -x and 1 on the other side. The
//                literals stay in order.
//
// In equalities ~x is replaced first, as above, and coefficients of 0 are dropped.

#include "spec/document.hpp"

namespace reductio::impl {

/// An error's place is a line and a column, for what does not fit those of the constraint. The document stays within
/// the limits on values and digits.
Result<Document> read_opb(std::string_view text, const Limits& limits = {});

}  // namespace reductio::impl
