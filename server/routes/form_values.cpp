// SPDX-License-Identifier: Apache-2.0
#include "server/routes/form_values.hpp"

#include <algorithm>
#include <charconv>

namespace matala::server {

std::vector<booking_id> bookings_in(form const& fields, std::string_view name) {
  std::vector<booking_id> ids;
  for (auto const value : fields.all(name)) ids.push_back(booking_id{std::string{value}});
  return ids;
}

std::vector<competence_id> competences_in(form const& fields) {
  std::vector<competence_id> ids;
  for (auto const value : fields.all("competence")) ids.push_back(competence_id{std::string{value}});
  return ids;
}

std::optional<int> number_in(form const& fields, std::string_view name) {
  auto const typed = fields.text(name);
  int number = 0;
  auto const [rest, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc{} || rest != typed.data() + typed.size()) return std::nullopt;
  return number;
}

std::vector<std::string> phrases_in(std::string_view lines) {
  static constexpr std::size_t most = 50;
  std::vector<std::string> phrases;
  while (!lines.empty() && phrases.size() < most) {
    auto const end = std::min(lines.find('\n'), lines.size());
    auto line = lines.substr(0, end);
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    bool const known = std::ranges::find(phrases, line) != phrases.end();
    if (!line.empty() && !known) phrases.emplace_back(line);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return phrases;
}

}  // namespace matala::server
