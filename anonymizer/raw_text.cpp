// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/raw_text.hpp"

#include <cstring>
#include <utility>

namespace matala::anonymizer {

void wipe(void* bytes, std::size_t size) noexcept {
  if (size == 0) return;
  std::memset(bytes, 0, size);
  // An empty statement that claims to read the memory keeps the store alive.
  asm volatile("" : : "r"(bytes) : "memory");
}

namespace {

void wipe_string(std::string& text) noexcept {
  // The whole capacity: earlier, longer contents may still stand behind the end.
  text.resize(text.capacity());
  wipe(text.data(), text.size());
  text.clear();
}

}  // namespace

// A short string is copied by a move, so the source is wiped as well.
raw_text::raw_text(std::string&& text) : bytes_(std::move(text)) {
  wipe_string(text);
}

raw_text::raw_text(raw_text&& other) noexcept : bytes_(std::move(other.bytes_)) {
  wipe_string(other.bytes_);
}

raw_text& raw_text::operator=(raw_text&& other) noexcept {
  if (this != &other) {
    wipe_string(bytes_);
    bytes_.swap(other.bytes_);
  }
  return *this;
}

raw_text::~raw_text() {
  wipe_string(bytes_);
}

}  // namespace matala::anonymizer
