// SPDX-License-Identifier: Apache-2.0
#include "server/system/posix_zone_rule.hpp"

#include <algorithm>
#include <utility>

namespace matala::server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

/// Takes one part after the other off the front of the text; after the first that does not fit, all parts fail.
class reader {
 public:
  explicit reader(std::string_view text) : rest_(text) {}

  bool is_fine() const { return fine_; }
  bool is_at_end() const { return rest_.empty(); }
  bool next_is(char c) const { return rest_.starts_with(c); }

  bool take(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char c) { fine_ = take(c) && fine_; }

  int number(int most) {
    int value = 0;
    bool any = false;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9' && value <= most) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      any = true;
    }
    fine_ = fine_ && any && value <= most;
    return value;
  }

  seconds signed_time() {
    bool const negative = take('-');
    if (!negative) take('+');
    seconds value = hours{number(167)};
    if (take(':')) value += minutes{number(59)};
    if (take(':')) value += seconds{number(59)};
    return negative ? -value : value;
  }

  std::string abbreviation() {
    bool const quoted = take('<');
    auto const ends = [quoted](char c) {
      return quoted ? c == '>' : !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    };
    auto const length = static_cast<std::size_t>(std::ranges::find_if(rest_, ends) - rest_.begin());
    std::string name{rest_.substr(0, length)};
    rest_.remove_prefix(length);
    if (quoted) expect('>');
    fine_ = fine_ && name.size() >= 3;
    return name;
  }

 private:
  std::string_view rest_;
  bool fine_ = true;
};

posix_zone_rule::change change_of(reader& in) {
  posix_zone_rule::change change;
  in.expect(',');
  in.expect('M');
  change.month = std::chrono::month(static_cast<unsigned>(in.number(12)));
  in.expect('.');
  change.nth = static_cast<unsigned>(in.number(5));
  in.expect('.');
  change.day = std::chrono::weekday(static_cast<unsigned>(in.number(6)));
  change.after_midnight = in.take('/') ? in.signed_time() : hours{2};
  return change;
}

bool is_possible(posix_zone_rule::change const& change) {
  return change.month.ok() && change.nth >= 1;
}

scheduler::instant instant_of(posix_zone_rule::change const& change, std::chrono::year year, seconds offset_before) {
  auto const in_month = year / change.month;
  auto const day = change.nth == 5 ? sys_days{in_month / change.day[std::chrono::last]}
                                   : sys_days{in_month / change.day[change.nth]};
  return day + change.after_midnight - offset_before;
}

}  // namespace

std::optional<posix_zone_rule> posix_zone_rule::parse(std::string_view text) {
  reader in{text};
  posix_zone_rule rule;
  rule.standard_.abbreviation = in.abbreviation();
  // POSIX counts westwards.
  rule.standard_.offset = -in.signed_time();
  if (!in.is_at_end()) {
    summer_time summer;
    summer.type.abbreviation = in.abbreviation();
    summer.type.offset = in.next_is(',') ? rule.standard_.offset + hours{1} : -in.signed_time();
    summer.begins = change_of(in);
    summer.ends = change_of(in);
    if (!is_possible(summer.begins) || !is_possible(summer.ends)) return std::nullopt;
    rule.summer_ = std::move(summer);
  }
  if (!in.is_fine() || !in.is_at_end()) return std::nullopt;
  return rule;
}

std::vector<scheduler::zone_transition> posix_zone_rule::transitions(scheduler::instant from,
                                                                     scheduler::instant until) const {
  std::vector<scheduler::zone_transition> found;
  if (!summer_) return found;
  auto const year_of = [](scheduler::instant when) {
    return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(when)}.year();
  };
  // A change may leave the year of its month by up to a week.
  auto const last = year_of(until) + std::chrono::years{1};
  for (auto year = year_of(from) - std::chrono::years{1}; year <= last; ++year) {
    auto const& [type, begins, ends] = *summer_;
    found.push_back({instant_of(begins, year, standard_.offset), type.offset, type.abbreviation});
    found.push_back({instant_of(ends, year, type.offset), standard_.offset, standard_.abbreviation});
  }
  std::erase_if(found, [&](auto const& change) { return change.begins < from || change.begins >= until; });
  std::ranges::sort(found, {}, &scheduler::zone_transition::begins);
  return found;
}

}  // namespace matala::server
