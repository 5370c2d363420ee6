// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// Overwrites `size` bytes in a way the optimiser may not drop.
void wipe(void* bytes, std::size_t size) noexcept;

/// A client's text as it was typed. Move-only; its bytes are overwritten when it is destroyed, moved from or assigned
/// to. It has no formatter, and streaming it does not compile, so it cannot slip into a log line.
///
/// Danger: `view()` is the way out; whoever copies what it shows is responsible for wiping the copy.
class raw_text {
 public:
  raw_text() = default;
  /// Takes the bytes over and wipes the string they came in.
  explicit raw_text(std::string&& text);
  /// Copies the bytes; the caller's own copy stays the caller's concern.
  explicit raw_text(std::string_view text) : bytes_(text) {}
  raw_text(raw_text&& other) noexcept;
  raw_text& operator=(raw_text&& other) noexcept;
  raw_text(raw_text const&) = delete;
  raw_text& operator=(raw_text const&) = delete;
  ~raw_text();

  /// Valid until the next change of this object.
  std::string_view view() const { return bytes_; }

 private:
  std::string bytes_;
};

std::ostream& operator<<(std::ostream&, raw_text const&) = delete;

}  // namespace matala::anonymizer
