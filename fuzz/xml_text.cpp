#include "fuzz/xml_text.hpp"

#include "spec/json.hpp"

namespace reductio::fuzz {

std::string in_xml(std::string text) {
    if (!json::parse(json::in_quotes(text), Limits{}))
        for (char& c : text)
            if (static_cast<unsigned char>(c) >= 128) c = '?';
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += static_cast<unsigned char>(c) < 32 || c == 127 ? ' ' : c;
    }
    // U+FFFE and U+FFFF, which are UTF-8 and no XML
    for (const char* none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at; (at = out.find(none)) != std::string::npos;) out.replace(at, 3, "?");
    return out;
}

}  // namespace reductio::fuzz
