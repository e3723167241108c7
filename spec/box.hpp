#pragma once
// A value kept on the heap, copied and compared by value, so that a type may contain itself; and what a type is that
// holds one of several.

#include <concepts>
#include <memory>
#include <utility>
#include <variant>

namespace reductio {

template <class T>
class Box {
  public:
    Box() : held_(std::make_unique<T>()) {}
    Box(T value) : held_(std::make_unique<T>(std::move(value))) {}
    Box(const Box& other) : held_(std::make_unique<T>(*other)) {}
    Box(Box&& other) noexcept = default;
    Box& operator=(Box other) noexcept {
        held_ = std::move(other.held_);
        return *this;
    }
    ~Box() = default;

    T& operator*() { return *held_; }
    const T& operator*() const { return *held_; }
    T* operator->() { return held_.get(); }
    const T* operator->() const { return held_.get(); }

    friend bool operator==(const Box& a, const Box& b) { return *a == *b; }

  private:
    std::unique_ptr<T> held_;
};

template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... Alternatives>
inline constexpr bool is_alternative<T, std::variant<Alternatives...>> = (std::same_as<T, Alternatives> || ...);

/// T is one of the alternatives of a variant.
template <class T, class Variant>
concept AlternativeOf = is_alternative<T, Variant>;

}  // namespace reductio
