#pragma once
// A value, or the one line that says why there is none.

#include <string>
#include <utility>
#include <variant>

namespace reductio {

struct Error {
    std::string place;    // a JSON Pointer into the document concerned; empty: the whole of it
    std::string message;  // what was expected
    bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : held_(std::move(value)) {}
    Result(Error error) : held_(std::move(error)) {}

    explicit operator bool() const { return held_.index() == 0; }
    T& operator*() & { return std::get<0>(held_); }
    const T& operator*() const& { return std::get<0>(held_); }
    T&& operator*() && { return std::get<0>(std::move(held_)); }
    T* operator->() { return &std::get<0>(held_); }
    const T* operator->() const { return &std::get<0>(held_); }
    const Error& error() const { return std::get<1>(held_); }

  private:
    std::variant<T, Error> held_;
};

}  // namespace reductio
