// The program `reductio-verify`: checks certificates, and does nothing else. Small enough to be audited: no solver, no
// construction, and the command line read by hand. spec/certificates.md.

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "checkers/certificate.hpp"

namespace {

using namespace reductio;

constexpr int done = 0;
constexpr int check_failed = 1;
constexpr int bad_input = 2;
constexpr int out_of_budget = 3;

constexpr const char* help =
    "Check certificates: that a source and its target have the verdict that they say\n"
    "Usage: reductio-verify [OPTIONS] FILE...\n"
    "\n"
    "Positionals:\n"
    "  FILE ...                    Certificate documents, each the next link of a chain; - is standard input\n"
    "\n"
    "Options:\n"
    "  --help                      Print this help message and exit\n"
    "  --version                   Display program version information and exit\n"
    "  --max-candidates N          Most candidates to try, or sums and steps to form\n"
    "  --max-bits N                Most bits of a value\n"
    "\n"
    "For each file s VERIFIED, s REFUTED or s UNKNOWN is printed, with the reason.\n"
    "Exit codes: 0 all are verified, 1 one is refuted, 3 one is unknown; 2 for what cannot be read.\n"
    "Examples:\n"
    "  reductio example subset-sum-to-dnnt -o source.json\n"
    "  reductio-fuzz certificate subset-sum-to-dnnt source.json -o certificate.json\n"
    "  reductio-verify certificate.json\n";

struct Arguments {
    checkers::Work work;
    std::vector<std::string> files;
    bool help = false;
    bool version = false;
};

int refuse(const std::string& line) {
    std::cout.flush();
    std::cerr << line << std::endl;
    return bad_input;
}

/// A number of an option; nothing for anything else.
std::optional<std::size_t> number_of(const char* text) {
    const auto number = text == nullptr ? std::nullopt : parse_integer(text);
    if (!number || *number < 0 || !number->fits_ulong_p()) return std::nullopt;
    return number->get_ui();
}

/// The arguments, or what is wrong with them.
Result<Arguments> arguments_of(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--help") {
            arguments.help = true;
        } else if (argument == "--version") {
            arguments.version = true;
        } else if (argument == "--max-candidates" || argument == "--max-bits") {
            const auto number = number_of(i + 1 < argc ? argv[++i] : nullptr);
            if (!number) return Error{"", argument + ": expected a number"};
            (argument == "--max-bits" ? arguments.work.budget.bits : arguments.work.candidates) = *number;
        } else if (argument.size() > 1 && argument.starts_with('-')) {
            return Error{"", "no such option: " + argument};
        } else {
            arguments.files.push_back(argument);
        }
    }
    if (arguments.files.empty() && !arguments.help && !arguments.version) return Error{"", "expected a file"};
    return arguments;
}

std::optional<std::string> text_of(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream file(path, std::ios::binary);
    if (!file || file.peek() == std::ifstream::traits_type::eof()) return std::nullopt;  // a folder reads as nothing
    return std::string(std::istreambuf_iterator<char>(file), {});
}

int verify(const std::string& path, const checkers::Work& work) {
    const auto text = text_of(path);
    if (!text) return refuse(path + ": expected a file that can be read, with a certificate");
    const auto certificates = checkers::read_certificates(*text);
    if (!certificates) {
        const Error& error = certificates.error();
        return refuse(path + ": " + (error.place.empty() ? "the document" : error.place) + ": " + error.message);
    }
    const checkers::FileCheck found = checkers::verified_in_order(*certificates, work);
    std::cout << checkers::printed(found, path) << std::flush;
    constexpr int codes[] = {done, check_failed, out_of_budget};
    return codes[found.check.index()];
}

int run(int argc, char** argv) {
    const auto arguments = arguments_of(argc, argv);
    if (!arguments) return refuse("reductio-verify: " + arguments.error().message + " (--help shows what there is)");
    if (arguments->help || arguments->version) {
        std::cout << (arguments->help ? help : "reductio " REDUCTIO_VERSION "\n");
        return done;
    }
    int status = done;
    for (const std::string& path : arguments->files) {
        const int code = verify(path, arguments->work);
        if (code == bad_input) return code;
        if (code == check_failed || status == done) status = code;
    }
    return std::cout.good() ? status : refuse("standard output: expected to be able to write");
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {  // memory, mostly
        std::cerr << "reductio-verify: " << error.what() << std::endl;
        return out_of_budget;
    }
}
