// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/crypto.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace matala::server {

/// An allocator that overwrites every block before it goes back to the heap, so that text read from a socket does not
/// stay readable in freed memory. Stateless; all instances are equal.
template <class T>
struct wiping_allocator {
  using value_type = T;
  using is_always_equal = std::true_type;
  using propagate_on_container_move_assignment = std::true_type;

  wiping_allocator() = default;
  template <class U>
  wiping_allocator(const wiping_allocator<U>&) noexcept {}

  [[nodiscard]] T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }

  void deallocate(T* block, std::size_t count) noexcept {
    OPENSSL_cleanse(block, count * sizeof(T));
    std::allocator<T>{}.deallocate(block, count);
  }

  friend bool operator==(const wiping_allocator&, const wiping_allocator&) noexcept { return true; }
};

/// Characters that exist once and are overwritten when they are let go: not copyable, no output operator, and always on
/// the heap (std::basic_string would keep up to 15 characters inside the object, where no allocator wipes them).
/// Danger: `view()` is the way out; whoever copies from it into a std::string has left the protection.
class wiped_string {
 public:
  using storage = std::vector<char, wiping_allocator<char>>;

  wiped_string() = default;
  explicit wiped_string(std::string_view text) : bytes_(text.begin(), text.end()) {}
  explicit wiped_string(storage&& bytes) noexcept : bytes_(std::move(bytes)) {}
  wiped_string(wiped_string&&) noexcept = default;
  wiped_string& operator=(wiped_string&&) noexcept = default;
  wiped_string(const wiped_string&) = delete;
  wiped_string& operator=(const wiped_string&) = delete;
  ~wiped_string() = default;

  /// Valid until the next non-const call.
  [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), bytes_.size()}; }
  [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
  [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }

  void reserve(std::size_t size) { bytes_.reserve(size); }
  void push_back(char c) { bytes_.push_back(c); }
  void append(std::string_view text) { bytes_.insert(bytes_.end(), text.begin(), text.end()); }
  /// Overwrites and frees the characters now rather than at the end of the scope.
  void clear() noexcept { storage{}.swap(bytes_); }

 private:
  storage bytes_;
};

}  // namespace matala::server
