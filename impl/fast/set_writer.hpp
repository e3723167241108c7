#pragma once
// The sets of a refutation, put out one after the other as the canonical form has them.

#include <ostream>

#include "spec/network.hpp"

namespace reductio::impl::fast {

class SetWriter {
  public:
    explicit SetWriter(std::ostream& out) : out_(out) {}

    void begin() {
        out_ << (is_first_set_ ? "[" : ", [");
        is_first_set_ = false;
        is_first_vector_ = true;
    }
    void vector(const std::vector<Rational>& entries) {
        out_ << (is_first_vector_ ? "[" : ", [");
        for (std::size_t i = 0; i < entries.size(); ++i)
            out_ << (i == 0 ? "\"" : ", \"") << entries[i].get_str() << '"';
        out_ << ']';
        is_first_vector_ = false;
        ++vectors_;
    }
    void end() { out_ << ']'; }
    std::size_t vectors() const { return vectors_; }

  private:
    std::ostream& out_;
    bool is_first_set_ = true;
    bool is_first_vector_ = true;
    std::size_t vectors_ = 0;
};

}  // namespace reductio::impl::fast
