// SPDX-License-Identifier: Apache-2.0
#include "server/ports/change_lines.hpp"

#include <array>
#include <charconv>

namespace matala::server {
namespace {

constexpr std::size_t most_lines = 100;

std::string number_of(scheduler::instant when) {
  return ":" + std::to_string(when.time_since_epoch().count());
}

std::string_view take_until(std::string_view& text, char mark) {
  auto const end = std::min(text.find(mark), text.size());
  auto const taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

std::optional<scheduler::instant> take_instant(std::string_view& line) {
  auto const digits = take_until(line, ':');
  long long seconds = 0;
  auto const [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
  return scheduler::instant{std::chrono::seconds{seconds}};
}

std::optional<change_kind> parse_kind(std::string_view word) {
  for (int number = 0; !to_string(change_kind{number}).empty(); ++number) {
    if (to_string(change_kind{number}) == word) return change_kind{number};
  }
  return std::nullopt;
}

std::optional<change_line> parse_line(std::string_view line) {
  auto const kind = parse_kind(take_until(line, ':'));
  auto const start = take_instant(line);
  auto const end = take_instant(line);
  if (!kind || !start || !end) return std::nullopt;
  change_line made{.kind = *kind, .start = *start, .end = *end};
  if (*kind == change_kind::moved) {
    made.new_start = take_instant(line);
    made.new_end = take_instant(line);
    if (!made.new_start || !made.new_end) return std::nullopt;
  }
  return line.empty() ? std::optional{made} : std::nullopt;
}

}  // namespace

std::string_view to_string(change_kind kind) {
  switch (kind) {
    case change_kind::moved: return "moved";
    case change_kind::cancelled: return "cancelled";
    case change_kind::skipped: return "skipped";
    case change_kind::back: return "back";
    case change_kind::added: return "added";
    case change_kind::waits: return "waits";
  }
  return {};
}

std::string text_of(std::span<change_line const> lines) {
  std::string text;
  for (auto const& line : lines) {
    text += text.empty() ? "" : ";";
    text += to_string(line.kind);
    text += number_of(line.start) + number_of(line.end);
    if (line.new_start && line.new_end) text += number_of(*line.new_start) + number_of(*line.new_end);
  }
  return text;
}

std::optional<std::vector<change_line>> parse_change_lines(std::string_view text) {
  std::vector<change_line> lines;
  while (!text.empty()) {
    auto const line = parse_line(take_until(text, ';'));
    if (!line || lines.size() == most_lines) return std::nullopt;
    lines.push_back(*line);
  }
  return lines;
}

}  // namespace matala::server
