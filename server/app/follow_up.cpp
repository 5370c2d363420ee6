// SPDX-License-Identifier: Apache-2.0
#include "server/app/follow_up.hpp"

#include "server/app/access.hpp"

#include <string>

namespace matala::server {
namespace {

std::string normal_code(std::string_view typed) {
  std::string code;
  for (char const c : typed) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return code;
}

}  // namespace

std::expected<std::optional<case_id>, app_errc> find_earlier_case(unit_of_work const& unit, person_id const& who,
                                                                  std::string_view code) {
  auto const wanted = normal_code(code);
  if (wanted.empty()) return std::nullopt;
  auto const found = unit.cases().find_by_code(wanted);
  auto const stood = found ? unit.bookings().latest_of_case(*found) : std::nullopt;
  auto const hour = stood ? unit.occurrences().find(stood->occurrence) : std::nullopt;
  bool const allowed = hour && (stood->presenter == who || facilitates(unit, who, hour->series));
  if (!allowed) return std::unexpected(app_errc::unknown_case);
  return *found;
}

}  // namespace matala::server
