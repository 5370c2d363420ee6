// SPDX-License-Identifier: Apache-2.0
#include "server/routes/request_cards.hpp"

#include "server/app/access.hpp"
#include "server/routes/hour_lookup.hpp"

#include <charconv>

namespace matala::server {
namespace {

// "09:10" as minutes since midnight.
std::optional<std::chrono::minutes> time_in(std::string_view typed) {
  int hours = 0;
  int minutes = 0;
  if (typed.size() < 5 || typed[2] != ':') return std::nullopt;
  auto const read = [&](std::string_view digits, int& into) {
    auto const [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return error == std::errc{} && rest == digits.data() + digits.size();
  };
  if (!read(typed.substr(0, 2), hours) || !read(typed.substr(3, 2), minutes)) return std::nullopt;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

std::string name_of(unit_of_work const& unit, std::optional<person_id> const& id) {
  auto const who = id ? unit.people().find(*id) : std::nullopt;
  if (!who) return {};
  return who->name.empty() ? who->email : who->name;
}

}  // namespace

answer_standing standing_of(unit_of_work const& unit, expert_request const& request, scheduler::instant now) {
  using scheduler::occurrence_state;
  auto const hour = unit.occurrences().find(request.occurrence);
  bool const ahead = hour && now < hour->clock.start &&
                     (hour->state == occurrence_state::open || hour->state == occurrence_state::closed ||
                      hour->state == occurrence_state::confirmed);
  if (!ahead || request.answer == expert_answer::withdrawn) return answer_standing::closed;
  return now < request.answer_by ? answer_standing::open : answer_standing::late;
}

request_card card_of(call const& from, unit_of_work const& unit, expert_request const& request, std::string action) {
  request_card card;
  auto const known = find_hour(from, unit, request.occurrence).value_or(known_hour{});
  auto const theme = request.competence ? unit.competences().find(*request.competence) : std::nullopt;
  card.key = request.id.value;
  card.action = std::move(action);
  card.when = known.when;
  card.site = known.place.name;
  card.theme = theme ? theme->name(from.lang) : std::string{};
  card.task = request.task;
  card.answer_by = request.answer_by;
  card.answer = request.answer;
  card.window = request.window;
  card.substitute = name_of(unit, request.substitute);
  card.can_answer = standing_of(unit, request, from.now) == answer_standing::open;
  if (from.who && check_access(unit, from.who, access::invited, request.occurrence, 0)) card.enter = request.occurrence;
  return card;
}

reply reply_in(form const& fields, hour_times const& when) {
  reply what{.answer = parse_expert_answer(fields.text("answer")).value_or(expert_answer::awaited)};
  what.substitute_email = fields.text("substitute");
  auto const from = time_in(fields.text("from"));
  auto const until = time_in(fields.text("until"));
  if (what.answer == expert_answer::partly && from && until) {
    auto const wall = when.zone->to_local(when.start);
    auto const midnight = std::chrono::floor<std::chrono::days>(wall);
    auto const begins = std::chrono::floor<std::chrono::minutes>(wall - midnight);
    what.window = presence_window{*from - begins, *until - begins};
  }
  return what;
}

void keep_typed(request_card& card, reply const& what, form const& fields) {
  bool const window = what.answer == expert_answer::partly;
  card.error = window ? answer_error::window_invalid : answer_error::substitute_invalid;
  card.typed_substitute = what.substitute_email;
  if (window) card.typed_window = {std::string{fields.text("from")}, std::string{fields.text("until")}};
}

}  // namespace matala::server
