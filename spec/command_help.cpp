#include "spec/command_help.hpp"

#include "spec/command.hpp"

namespace reductio::command {

namespace {

bool takes_many(const CLI::Option& option) { return option.get_expected_max() > 1; }

/// "-o, --output", or the name of a positional.
std::string names_of(const CLI::Option& option, bool is_positional) {
    if (is_positional) return option.get_name(true);
    std::string names;
    for (const auto& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
    for (const auto& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
    return names;
}

/// What CLI11 says of the values: "TEXT", "UINT:INT in [1 - 9]", "TEXT:{a,b}"; its part behind the colon.
std::string constraint_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const auto colon = type.find(':');
    return colon == std::string::npos ? "" : type.substr(colon + 1);
}

/// " N", " TEXT", " {a,b}"; nothing for a flag, and nothing for a positional, whose name says it already.
std::string value_of(const CLI::Option& option, bool is_positional) {
    if (option.get_type_size() == 0) return "";
    const std::string constraint = constraint_of(option);
    const std::string type = option.get_type_name();
    std::string value = is_positional ? "" : " " + type.substr(0, type.find(':'));
    if (constraint.starts_with('{')) value = " " + constraint;
    if (value == " UINT" || value == " INT") value = " N";
    return value + (takes_many(option) ? " ..." : "");
}

/// " (1 to 9, default 3)", or nothing.
std::string remarks_of(const CLI::Option& option, bool is_positional) {
    std::string remarks;
    const auto remark = [&](const std::string& text) { remarks += (remarks.empty() ? " (" : ", ") + text; };
    const std::string constraint = constraint_of(option);
    if (const auto bracket = constraint.find(" in ["); bracket != std::string::npos) {
        const auto dash = constraint.find(" - ", bracket);
        remark(constraint.substr(bracket + 5, dash - bracket - 5) + " to " +
               constraint.substr(dash + 3, constraint.size() - dash - 4));
    } else if (!constraint.empty() && !constraint.starts_with('{')) {
        remark(constraint);
    }
    if (option.get_required() && !is_positional) remark("required");
    for (const auto* needed : option.get_needs()) remark("with " + needed->get_name());
    if (!option.get_default_str().empty()) remark("default " + option.get_default_str());
    return remarks.empty() ? "" : remarks + ")";
}

class Help : public CLI::Formatter {
  public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        std::string line = "  " + names_of(*option, is_positional) + value_of(*option, is_positional);
        const std::size_t column = get_column_width();
        line += line.size() + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - line.size(), ' ');
        return line + option->get_description() + remarks_of(*option, is_positional) + "\n";
    }

    std::string make_option_usage(const CLI::Option* option) const override {
        const std::string name = option->get_name(true) + (takes_many(*option) ? "..." : "");
        return option->get_required() ? name : "[" + name + "]";
    }
};

}  // namespace

std::string help_footer(const std::string& examples) {
    return "Exit codes: 0 done, 1 a check failed, 2 bad usage or bad input, 3 unknown or out of budget, 10 the answer "
           "is "
           "YES, 20 the answer is NO.\nExamples:\n" +
           examples;
}

std::shared_ptr<CLI::FormatterBase> help_formatter() { return std::make_shared<Help>(); }

}  // namespace reductio::command
