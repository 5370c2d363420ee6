// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/spoken_word.hpp"

#include <charconv>
#include <stdexcept>
#include <vector>

namespace matala::tests {
namespace {

// The value of the first line that begins with `name` from `at` on, continued lines joined (RFC 5322 and RFC 5545).
std::string value_of(std::string_view text, std::string_view name, std::size_t at = 0) {
  auto const found = text.find("\n" + std::string{name}, at);
  if (found == std::string_view::npos) return {};
  auto from = found + 1 + name.size();
  std::string value;
  for (;;) {
    auto const end = text.find("\r\n", from);
    value += text.substr(from, end - from);
    if (end == std::string_view::npos || end + 2 >= text.size() || text[end + 2] != ' ') break;
    from = end + 3;
  }
  return value.substr(std::min(value.size(), value.find_first_not_of(' ')));
}

int number_of(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "20270112T070000Z"
scheduler::instant instant_of(std::string const& text) {
  if (text.size() < 15) return {};
  auto const part = [&](std::size_t at, std::size_t length) {
    return number_of(std::string_view{text}.substr(at, length));
  };
  std::chrono::year_month_day const day{std::chrono::year{part(0, 4)},
                                        std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                        std::chrono::day(static_cast<unsigned>(part(6, 2)))};
  return std::chrono::sys_days{day} + std::chrono::hours{part(9, 2)} + std::chrono::minutes{part(11, 2)} +
         std::chrono::seconds{part(13, 2)};
}

// The readable text alone: Message-ID, dates and boundaries differ between two mails that say the same.
std::string readable(std::string_view message) {
  auto const part = message.find("text/plain");
  auto const begin = message.find("\r\n\r\n", part);
  auto const end = message.find("\r\n--", begin);
  return std::string{message.substr(begin, end - begin)};
}

}  // namespace

spoken_word read_mail(std::string_view message) {
  auto const text = "\n" + std::string{message};
  spoken_word word{.to = value_of(text, "To:"),
                   .message_id = value_of(text, "Message-Id:"),
                   .subject = value_of(text, "Subject:"),
                   .method = value_of(text, "METHOD:"),
                   .uid = value_of(text, "UID:"),
                   .status = value_of(text, "STATUS:"),
                   .sequence = number_of(value_of(text, "SEQUENCE:")),
                   .start = {},
                   .text = readable(text)};
  auto const event = text.find("BEGIN:VEVENT");
  if (event == std::string::npos) return word;
  word.start = instant_of(value_of(text, "DTSTART:", event));
  auto const second = text.find("BEGIN:VCALENDAR", event);
  bool const agrees = second == std::string::npos ||
                      (value_of(text, "METHOD:", second) == word.method && value_of(text, "UID:", second) == word.uid);
  bool const announced = text.find("method=" + word.method) != std::string::npos;
  if (!agrees || !announced) throw std::runtime_error("a mail contradicts itself: " + word.message_id);
  return word;
}

}  // namespace matala::tests
