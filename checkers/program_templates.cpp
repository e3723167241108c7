#include "checkers/program_templates.hpp"

#include <algorithm>

#include "checkers/activations.hpp"

namespace reductio::checkers {

namespace {

Reason wrong_entries(const Program& program, const std::string& place, const std::vector<Rational>& found,
                     const std::vector<Rational>& expected) {
    if (auto reason = wrong_count("numbers in " + place, found.size(), expected.size())) return reason;
    const auto [wrong, wanted] = std::ranges::mismatch(found, expected);
    if (wrong == found.end()) return std::nullopt;
    return place + " is " + shown(*wrong) + " at vertex " + program.text(static_cast<Index>(wrong - found.begin())) +
           "; expected " + shown(*wanted);
}

Reason wrong_contents(const Program& program, const std::string& place, const Sample& found, const Sample& expected) {
    return first_of({wrong_entries(program, place + ": x", found.x, expected.x),
                     wrong_entries(program, place + ": y", found.y, expected.y),
                     wrong_count("copies of " + place, found.times, expected.times)});
}

/// A vertex and its wanted pre-activation, where that is not 0.
struct Wanted {
    Index vertex;
    Fmpq at;
};

class Templates {
  public:
    Templates(const Program& program, const std::vector<Sample>& dataset, const Integer& times)
        : program_(program), dataset_(dataset), heads_(program.vertices.size()), wanted_(program.vertices.size()) {
        for (Index head = 0; head < heads_.size(); ++head) {
            for (const StarEdge& edge : program.vertices[head].entering) heads_[edge.tail].push_back(head);
            now_.y.push_back(value(head, 0).to_rational());
        }
        for (Index vertex = 0; vertex < heads_.size(); ++vertex) now_.x.push_back(input(vertex));
        now_.times = times;
        baseline_ = now_;
    }

    Reason wrong() {
        if (auto reason = wrong_next("the baseline", {})) return reason;
        for (const bool sigma_heads : {false, true}) {
            for (Index head = 0; head < heads_.size(); ++head) {
                if (program_.vertices[head].is_sigma != sigma_heads) continue;
                for (const StarEdge& edge : program_.vertices[head].entering) {
                    if (auto reason = sigma_heads ? wrong_sigma(edge.tail, head) : wrong_identity(edge, head))
                        return reason;
                }
            }
        }
        return std::nullopt;
    }

  private:
    Fmpq value(Index vertex, const Fmpq& at) const { return activate(program_.activation(vertex), at, {}); }

    /// The input that makes theta* meet the label.
    Rational input(Index vertex) const {
        Fmpq x = wanted_[vertex];
        for (const StarEdge& edge : program_.vertices[vertex].entering) {
            x = x - Fmpq(edge.weight) * Fmpq(now_.y[edge.tail]) - Fmpq(edge.bias);
        }
        return x.to_rational();
    }

    /// The smallest alpha from 1 on where sigma is not what it is at 0; it is at most the degree.
    Fmpq other_value() const {
        const Activation sigma = program_.sigma_activation();
        const Fmpq zero = activate(sigma, 0, {});
        std::size_t alpha = 1;
        while (alpha < program_.degree() && activate(sigma, alpha, {}) == zero) ++alpha;
        return alpha;
    }

    Reason wrong_identity(const StarEdge& edge, Index head) {
        const Fmpq at = program_.vertices[edge.tail].is_sigma ? other_value() : Fmpq(1);
        const Fmpq step = value(edge.tail, at) - Fmpq(baseline_.y[edge.tail]);
        return wrong_next(program_.edge_text(edge.tail, head), {{edge.tail, at}, {head, Fmpq(edge.weight) * step}});
    }

    Reason wrong_sigma(Index tail, Index head) {
        for (std::size_t tau = 0; tau <= program_.degree(); ++tau) {
            const std::string name = program_.edge_text(tail, head) + " at " + std::to_string(tau);
            if (auto reason = wrong_next(name, {{tail, tau}, {head, tau}})) return reason;
        }
        return std::nullopt;
    }

    /// The next sample is the template of the name.
    Reason wrong_next(const std::string& name, const std::vector<Wanted>& wanted) {
        if (auto reason = no_such("sample", next_, dataset_.size()))
            return *reason + "; expected the template of " + name;
        for (const auto& [vertex, at] : wanted) {
            wanted_[vertex] = at;
            now_.y[vertex] = value(vertex, at).to_rational();
        }
        for_each_touched(wanted, [&](Index vertex) { now_.x[vertex] = input(vertex); });
        const std::string place = "sample " + std::to_string(next_) + ", the template of " + name;
        auto reason = wrong_contents(program_, place, dataset_[next_], now_);
        ++next_;
        for (const auto& [vertex, at] : wanted) {
            wanted_[vertex] = 0;
            now_.y[vertex] = baseline_.y[vertex];
        }
        for_each_touched(wanted, [&](Index vertex) { now_.x[vertex] = baseline_.x[vertex]; });
        return reason;
    }

    template <class Function>
    void for_each_touched(const std::vector<Wanted>& wanted, const Function& function) const {
        for (const auto& [vertex, at] : wanted) {
            function(vertex);
            for (const Index head : heads_[vertex]) function(head);
        }
    }

    const Program& program_;
    const std::vector<Sample>& dataset_;
    std::vector<std::vector<Index>> heads_;  // of the edges that leave each vertex
    std::vector<Fmpq> wanted_;
    Sample now_;
    Sample baseline_;
    Index next_ = 0;
};

}  // namespace

Integer template_count(const Program& program) {
    Integer result = 1;
    for (const PlacedVertex& vertex : program.vertices) {
        const std::size_t each = vertex.is_sigma ? program.degree() + 1 : 1;
        result += Integer(vertex.entering.size()) * each;
    }
    return result;
}

Reason wrong_templates(const Program& program, const std::vector<Sample>& dataset, const Integer& times) {
    return Templates(program, dataset, times).wrong();
}

Reason wrong_main_sample(const Program& program, const std::vector<Sample>& dataset, const Rational& constant,
                         const Integer& times) {
    if (auto reason = wrong_count("samples", dataset.size(), template_count(program) + 1)) return reason;
    Sample expected{std::vector<Rational>(program.vertices.size()), std::vector<Rational>(program.vertices.size()),
                    times};
    expected.x[program.values[0]] = constant;
    expected.x[program.flag_vertex()] = 1;
    expected.y[program.flag_vertex()] = 1;
    return wrong_contents(program, "the main sample", dataset.back(), expected);
}

}  // namespace reductio::checkers
