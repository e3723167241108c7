// Writing: the canonical form, by walking the descriptions of format.hpp.

#include "spec/format.hpp"
#include "spec/json.hpp"

namespace reductio {

namespace {

class Writer {
  public:
    static constexpr bool reading = false;

    template <class T>
    void member(std::string_view name, const T& value) {
        separate();
        out += json::in_quotes(name) + ": ";
        write(value);
    }

    template <class T>
    void optional(std::string_view name, const std::optional<T>& value) {
        if (value) member(name, *value);
    }

    template <class T>
    void optional(std::string_view name, const T& value, const T& fallback) {
        if (!(value == fallback)) member(name, value);
    }

    void count(std::string_view name, const Integer& value) {
        separate();
        out += json::in_quotes(name) + ": " + value.get_str();
    }

    void count(std::string_view name, const Integer& value, int fallback) {
        if (value != fallback) count(name, value);
    }

    void write(const Document& document) {
        std::visit(
            [&]<class T>(const T& value) {
                out += "{\"reductio\": 1, \"kind\": \"" + std::string(format::tag<T>) + "\"";
                first_ = false;
                format::describe(*this, value);
                out += '}';
                first_ = false;
            },
            document.is);
    }

    std::string out;

  private:
    void separate() {
        if (!first_) out += ", ";
        first_ = false;
    }

    void write(bool value) { out += value ? "true" : "false"; }
    void write(std::size_t value) { out += std::to_string(value); }
    void write(Literal value) { out += std::to_string(value); }
    void write(const std::string& value) { out += json::in_quotes(value); }
    void write(const Integer& value) { out += '"' + value.get_str() + '"'; }
    void write(const Rational& value) { out += '"' + value.get_str() + '"'; }
    void write(Continuum value) { out += value == Continuum::real ? "\"real\"" : "\"rational\""; }

    void write(Answer value) {
        out += value == Answer::yes ? "\"yes\"" : value == Answer::no ? "\"no\"" : "\"unknown\"";
    }

    void write(const Gate& gate) {
        static constexpr std::string_view symbols = "+-*";
        out += std::string("[\"") + symbols[static_cast<std::size_t>(gate.operation)] + "\", " +
               std::to_string(gate.left) + ", " + std::to_string(gate.right) + "]";
    }

    template <class T>
    void write(const Box<T>& value) {
        write(*value);
    }

    template <class T>
    void write(const std::pair<T, T>& value) {
        out += '[';
        write(value.first);
        out += ", ";
        write(value.second);
        out += ']';
    }

    template <class T>
    void write(const std::vector<T>& values) {
        out += '[';
        bool first = true;
        for (const auto& value : values) {
            if (!first) out += ", ";
            first = false;
            write(value);
        }
        out += ']';
    }

    template <class... T>
    void write(const std::variant<T...>& value) {
        std::visit(
            [&]<class Held>(const Held& held) {
                if constexpr (format::tag<Held>.empty()) {
                    write(held);  // alternatives that their shape tells apart
                } else {
                    out += '{';
                    first_ = true;
                    member(format::tag_member<std::variant<T...>>, std::string(format::tag<Held>));
                    format::describe(*this, held);
                    out += '}';
                    first_ = false;
                }
            },
            value);
    }

    void write(const Activation& activation) { write(activation.is); }
    void write(const Loss& loss) { write(loss.is); }

    template <class T>
    requires requires(Writer& io, const T& value) { format::describe(io, value); }
    void write(const T& value) {
        out += '{';
        first_ = true;
        format::describe(*this, value);
        out += '}';
        first_ = false;
    }

    bool first_ = true;
};

}  // namespace

std::string write_document(const Document& document) {
    Writer writer;
    writer.write(document);
    return writer.out + '\n';
}

std::string write_pretty(const Document& document) {
    const Limits unlimited{1 << 20, std::size_t(1) << 40, std::size_t(1) << 40};
    return json::pretty(*json::parse(write_document(document), unlimited));
}

}  // namespace reductio
