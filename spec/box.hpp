#pragma once
// A value kept on the heap, copied and compared by value, so that a type may contain itself.

#include <memory>
#include <utility>

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

}  // namespace reductio
