// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace matala::anonymizer {

/// "34", "34 år", "8v", "viisi ja puoli vuotta", "8 months": a number of years, or of parts of them, at tokens `first`
/// to `last`. That somebody is so old is not said yet.
struct span_of_years {
  std::size_t first = 0;
  std::size_t last = 0;
  int years = 0;
  bool unit = false;    ///< says that it counts years
  bool months = false;  ///< counts months or weeks
  bool spelt = false;   ///< in words
};

/// Reads the tokens of one field as what stands around an age. Tokens outside of the field are no words, and their sign
/// is a full stop.
class age_reader {
 public:
  explicit age_reader(analysed_field const& field) : field_(field) {}

  std::size_t size() const { return field_.tokens.size(); }
  std::string_view word(std::size_t i) const;
  std::string_view sign(std::size_t i) const;
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const;
  bool is_opaque(std::size_t i) const { return field_.opaque[i]; }
  /// Nothing, not even a blank, between this token and the next.
  bool is_joined(std::size_t i) const;
  bool is_figure(std::size_t i) const;
  bool starts_line(std::size_t i) const { return field_.tokens[i].line_start; }

  std::optional<span_of_years> number(std::size_t i) const;

  /// "dottern", "asiakas": a word for somebody of whom an age is told.
  bool is_role(std::size_t i) const;
  /// A word for somebody that is not inflected.
  bool is_base_form(std::size_t i) const;
  /// "barnen", "pojat": for several of them.
  bool is_several(std::size_t i) const;
  bool is_name(std::size_t i) const;
  bool is_person(std::size_t i) const { return is_role(i) || is_name(i); }
  /// A name of the registers that stands in no local case: "Lauralla 12" has twelve points.
  bool is_known_name(std::size_t i) const;
  bool is_pronoun(std::size_t i) const;
  bool is_home(std::size_t i) const;
  bool is_being(std::size_t i) const;
  bool is_and(std::size_t i) const;
  /// The phrase is over before token `i`: a sign, or a word that begins another.
  bool ends(std::size_t i) const;

 private:
  analysed_field const& field_;
};

}  // namespace matala::anonymizer
