// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace matala::anonymizer::testing {

inline constexpr std::string_view text_pieces[] = {"Matti Virtanen ",
                                                   "Liisa ",
                                                   "131052-308T ",
                                                   "040 123 4567 ",
                                                   "matti@example.org ",
                                                   "Kela ",
                                                   "Jyväskylässä ",
                                                   "47-vuotias ",
                                                   "3.2.2026 ",
                                                   "asiakas ",
                                                   "on velkaa ",
                                                   "ja masentunut. ",
                                                   "Äiti ",
                                                   "[henkilö A] ",
                                                   "[puhelinnumero] ",
                                                   "\n",
                                                   "FI21 1234 5600 0007 85 ",
                                                   "Esimerkkikatu 5 B ",
                                                   "ABC-123 ",
                                                   "osasto 3B ",
                                                   "1 234 € ",
                                                   "(",
                                                   ") ",
                                                   "\u00AD",
                                                   "\u200B",
                                                   "e\u0301 ",
                                                   "ЖУК ",
                                                   "李 ",
                                                   "0",
                                                   "-",
                                                   ":",
                                                   "[",
                                                   "]",
                                                   "Oy ",
                                                   "Virtasen "};

/// A few pieces of case summaries, identifiers and rubbish in any order.
inline std::string random_text(std::mt19937& dice) {
  std::string out;
  for (auto n = dice() % 14; n > 0; --n) out += text_pieces[dice() % std::size(text_pieces)];
  return out;
}

}  // namespace matala::anonymizer::testing
