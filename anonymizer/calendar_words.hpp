// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/options.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// 1 to 12 for a month's name in Finnish (any case ending, also "loka" and "lokak"), Swedish or English (also its first
/// three letters); else 0.
int month_from(std::string_view lower_word);

/// The month of a feast by the beginning of its name ("juhannus", "julafton", "christmas"); those that move are given
/// the month they mostly fall in. 0 when it is none.
int feast_month(std::string_view lower_word);

std::string_view month_name(int month, language lang);

/// The value of a Finnish, Swedish or English numeral in one word, 1 to 119; else nullopt.
std::optional<int> number_from(std::string_view lower_word);

}  // namespace matala::anonymizer
