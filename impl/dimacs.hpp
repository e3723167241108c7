#pragma once
// Formulas as SAT solvers exchange them: the DIMACS format, read strictly and written.
//
// Read are: comments (lines that begin with c, anywhere), the header `p cnf VARIABLES CLAUSES`, then the clauses, each
// ended by 0, over as many lines as they like; and the end mark % of old files of SATLIB, with the 0 that follows it.
// The numbers of the header must be those of the text. Clauses and literals stay as they stand.

#include "spec/document.hpp"

namespace reductio::impl {

/// An error's place is a line and a column. The document must stay within the limit on values: a header over it is
/// refused before anything is read.
Result<Cnf> read_dimacs(std::string_view text, const Limits& limits = {});

/// One line a clause. What `read_dimacs` reads back as the same formula.
std::string write_dimacs(const Cnf& formula);

}  // namespace reductio::impl
