#include "fuzz/target_texts.hpp"

#include <algorithm>

#include "fuzz/text_damage.hpp"

namespace reductio::fuzz {

namespace {

bool has_control_characters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 32; });
}

/// Empty, or steps that begin with a slash, where ~ stands only before 0 or 1.
bool is_pointer(std::string_view place) {
    if (!place.empty() && place.front() != '/') return false;
    for (std::size_t at = place.find('~'); at != std::string_view::npos; at = place.find('~', at + 1))
        if (at + 1 >= place.size() || (place[at + 1] != '0' && place[at + 1] != '1')) return false;
    return true;
}

std::string shown(const Error& error) { return "\"" + error.place + "\": " + error.message; }

/// The trial of one text or document under a target's name.
struct CodecTrial {
    const std::string& room;
    const Codec& codec;

    Fault fault(const std::string& obligation, const std::string& reason) const {
        return {room, "", obligation, reason};
    }

    std::optional<Fault> error(const Error& error) const {
        if (error.message.empty()) return fault("message", "an error without a message at " + error.place);
        if (has_control_characters(error.place) || has_control_characters(error.message))
            return fault("one-line", "an error of more than one line: " + json::in_quotes(shown(error)));
        if (!is_pointer(error.place)) return fault("place", "an error's place is no JSON Pointer: " + shown(error));
        return std::nullopt;
    }

    /// What the document is written as is read as the document.
    std::optional<Fault> written(const Document& document, const std::string& text) const {
        const auto again = codec.read(text);
        if (!again) return fault("writing", "what is written is refused: " + shown(again.error()) + " in " + text);
        if (*again != document) return fault("writing", "what is written is read as another document: " + text);
        if (codec.write(*again) != text) return fault("bytes", "equal documents are written in two ways: " + text);
        const auto pretty = codec.read(codec.pretty(document));
        if (!pretty) return fault("pretty", "the pretty form is refused: " + shown(pretty.error()) + " in " + text);
        if (*pretty != document) return fault("pretty", "the pretty form is read as another document: " + text);
        return std::nullopt;
    }

    std::optional<Fault> text(std::string_view text) const {
        const auto read = codec.read(text);
        return read ? written(*read, codec.write(*read)) : error(read.error());
    }

    std::optional<Fault> place(const Error& error, const DamagedText& changed) const {
        const auto tree = json::parse(changed.text, {});
        if (!tree || leads_somewhere(*tree, error.place)) return std::nullopt;
        return fault("place",
                     changed.change + ": an error's place leads nowhere: " + shown(error) + " in " + changed.text);
    }

    std::optional<Fault> change(const Document& document, const DamagedText& changed) const {
        const auto read = codec.read(changed.text);
        const std::string after = changed.change + ": " + changed.text;
        if (!read && changed.expected == Reading::same)
            return fault("reading", "refused though it says the same, " + shown(read.error()) + ", " + after);
        if (!read) {
            const auto wrong = error(read.error());
            return wrong ? wrong : place(read.error(), changed);
        }
        if (changed.expected == Reading::refused) return fault("refusing", "taken for a document, " + after);
        if (changed.expected == Reading::same && *read != document)
            return fault("reading", "taken for another document, " + after);
        return written(*read, codec.write(*read));
    }
};

}  // namespace

Target decoder_target(const Codec& codec) {
    const std::string name = "decoder";
    return {name, "any text: one document that is written and read back, or one error with a place",
            TextTrial([=](std::string_view text) {
                return CodecTrial{name, codec}.text(text);
            })};
}

Target document_target(const DocumentMaker& maker, const Codec& codec) {
    const std::string name = "document-" + maker.kind;
    return {name, "a document of this kind, written, read back, damaged and read again",
            ChoicesTrial([=](Choices& choices) -> std::optional<Fault> {
                const CodecTrial trial{name, codec};
                const Document document = maker.make(choices);
                const std::string text = codec.write(document);
                if (auto fault = trial.written(document, text)) return fault;
                return trial.change(document, damaged(choices, text));
            })};
}

}  // namespace reductio::fuzz
