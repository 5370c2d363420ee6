// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/span.hpp"
#include "anonymizer/windows.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace matala::anonymizer {

/// A place in the normalised text, as the checks of a shape see it.
struct match {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view value() const { return text.substr(begin, end - begin); }
  std::string_view before(std::size_t bytes) const;  ///< up to so many bytes in front, cut at a character
  std::string_view after(std::size_t bytes) const;
};

/// What may stand directly beside a match.
enum class edge {
  open,   ///< anything
  digit,  ///< no digit
  word,   ///< no digit and no letter
};

/// One row of the identifier tables: something with a form. Group 1 of the pattern, where it has one, is the span; what
/// stands around it is a cue. The pattern masks; `proves` only says that the check digit is right, and `unless` names
/// the look-alikes.
struct shape {
  anonymizer::category category;
  std::string pattern;
  edge left = edge::word;
  edge right = edge::word;
  bool (*proves)(match const&) = nullptr;
  bool (*unless)(match const&) = nullptr;
  anonymizer::reason why = anonymizer::reason::shape;
  anchor near = anchor::digit;
};

std::vector<shape> identity_shapes();
std::vector<shape> contact_shapes();
std::vector<shape> mail_shapes();
std::vector<shape> handle_shapes();
std::vector<shape> network_shapes();
std::vector<shape> address_shapes();
std::vector<shape> register_shapes();
std::vector<shape> vehicle_shapes();
std::vector<shape> case_shapes();
/// The last net: any long run of digits.
std::vector<shape> number_shapes();

/// All rows, compiled. Immutable; safe to share between threads.
class shape_set {
 public:
  shape_set();
  ~shape_set();

  /// Appends every match of every row; they may overlap.
  void find(std::string_view text, std::uint32_t field, spans& out) const;

 private:
  struct compiled;
  static void find_in(compiled const& one, std::string_view text, window where, std::uint32_t field, spans& out);
  std::vector<compiled> rows_;
};

}  // namespace matala::anonymizer
