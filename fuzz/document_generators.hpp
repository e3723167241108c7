#pragma once
// Small documents of every kind there is.

#include <functional>

#include "fuzz/choices.hpp"
#include "spec/document.hpp"

namespace reductio::fuzz {

/// Whatever the choices, the document is a valid one of the kind.
struct DocumentMaker {
    std::string kind;
    std::function<Document(Choices&)> make;
};

/// One for each kind. Solutions solve nothing in particular, and evidence shows nothing: these are for reading and
/// writing.
const std::vector<DocumentMaker>& document_makers();

}  // namespace reductio::fuzz
