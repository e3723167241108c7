#pragma once
// Targets that read and write documents: any text at all, and damaged documents of each kind.

#include "fuzz/document_generators.hpp"
#include "fuzz/targets.hpp"

namespace reductio::fuzz {

/// Reading and writing as values: a mutant is a codec with one function replaced.
struct Codec {
    std::function<Result<Document>(std::string_view text)> read = [](std::string_view text) {
        return read_document(text);
    };
    std::function<std::string(const Document&)> write = write_document;
    std::function<std::string(const Document&)> pretty = write_pretty;
};

/// Whatever its bytes, a text is one document or has one error, on one line and with a place; a document is written and
/// read back as the same, pretty or not.
Target decoder_target(const Codec& codec = {});

/// The same of documents of a kind; and of their texts after a change, which may be one that must be refused, or one
/// that changes nothing.
Target document_target(const DocumentMaker& maker, const Codec& codec = {});

}  // namespace reductio::fuzz
