// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/raw_text.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace matala::anonymizer {

/// Wipes what it gives back. For every buffer inside the pipeline that holds client text.
/// Limits: a string short enough to live inside its object (15 bytes) never reaches the allocator.
template <class T>
struct wiping_allocator {
  using value_type = T;
  wiping_allocator() = default;
  template <class U>
  wiping_allocator(wiping_allocator<U> const&) {}
  T* allocate(std::size_t n) { return std::allocator<T>{}.allocate(n); }
  void deallocate(T* p, std::size_t n) {
    wipe(static_cast<void*>(p), n * sizeof(T));
    std::allocator<T>{}.deallocate(p, n);
  }
  bool operator==(wiping_allocator const&) const = default;
};

using secret_string = std::basic_string<char, std::char_traits<char>, wiping_allocator<char>>;

}  // namespace matala::anonymizer
