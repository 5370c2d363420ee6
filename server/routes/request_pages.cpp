// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"
#include "server/render/views/requests.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/request_cards.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

constexpr std::chrono::weeks shown_ahead{10};
constexpr std::size_t most_past = 20;

std::set<series_id> invited_to(unit_of_work const& unit, person_id const& who) {
  std::set<series_id> all;
  for (auto const& held : unit.people().grants_of(who)) {
    bool const invites =
        held.granted == role::core_member || held.granted == role::facilitator || held.granted == role::deputy;
    if (held.series && invites) all.insert(*held.series);
  }
  return all;
}

request_card card_of_hour(call const& from, unit_of_work const& unit, occurrence const& hour) {
  request_card card;
  auto const known = with_series(from, unit, hour);
  auto const said = unit.experts().find_attendance(hour.id, from.who->id);
  card.key = hour.id.value;
  card.action = "/hours/" + hour.id.value + "/coming";
  card.when = known.when;
  card.site = known.place.name;
  if (said) {
    card.answer = said->answer;
    card.window = said->window;
    auto const substitute = said->substitute ? unit.people().find(*said->substitute) : std::nullopt;
    if (substitute) card.substitute = substitute->name.empty() ? substitute->email : substitute->name;
  } else if (unit.experts().is_absent(from.who->id, hour.day)) {
    card.answer = expert_answer::declined;
  }
  card.can_answer = true;
  card.enter = hour.id;
  return card;
}

requests_view view_of_requests(call const& from, unit_of_work const& unit) {
  requests_view view;
  for (auto const& request : unit.experts().of_person(from.who->id)) {
    auto const standing = standing_of(unit, request, from.now);
    auto card = card_of(from, unit, request, "/requests/" + request.id.value + "/answer");
    if (standing == answer_standing::open) {
      view.open.push_back(std::move(card));
    } else if (standing == answer_standing::late && comes(request.answer)) {
      view.hours.push_back(std::move(card));
    } else if (view.past.size() < most_past) {
      view.past.push_back(std::move(card));
    }
  }
  std::ranges::sort(view.open, {}, [](request_card const& card) { return card.when.start; });
  for (auto const& series : invited_to(unit, from.who->id)) {
    for (auto const& hour : unit.occurrences().starting_in(series, from.now, from.now + shown_ahead)) {
      bool const ahead = hour.state == occurrence_state::open || hour.state == occurrence_state::closed ||
                         hour.state == occurrence_state::confirmed;
      if (ahead) view.hours.push_back(card_of_hour(from, unit, hour));
    }
  }
  std::ranges::sort(view.hours, {}, [](request_card const& card) { return card.when.start; });
  view.absences = unit.experts().absences_of(from.who->id);
  return view;
}

response requests_page(call const& from, requests_view const& view, unsigned status) {
  return response::html(render_requests(from.with.templates, frame_of(from, nav_item::requests, "/requests"), view),
                        status);
}

requests_view read_view(call const& from) {
  return from.with.data.read([&](unit_of_work const& unit) { return view_of_requests(from, unit); });
}

// The page again, with what is wrong on its card.
response requests_again(call const& from, std::string const& key, reply const& what, form const& fields, app_errc why) {
  if (why != app_errc::invalid_input) return refuse(from, why, "/requests");
  auto view = read_view(from);
  for (auto* cards : {&view.open, &view.hours}) {
    for (auto& card : *cards) {
      if (card.key != key) continue;
      keep_typed(card, what, fields);
    }
  }
  return requests_page(from, view, 422);
}

std::optional<scheduler::date> date_in(std::string_view typed) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (typed.size() != 10 || typed[4] != '-' || typed[7] != '-') return std::nullopt;
  auto const read = [](std::string_view digits, auto& into) {
    auto const [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return error == std::errc{} && rest == digits.data() + digits.size();
  };
  if (!read(typed.substr(0, 4), year) || !read(typed.substr(5, 2), month) || !read(typed.substr(8, 2), day)) {
    return std::nullopt;
  }
  scheduler::date const found{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return found.ok() ? std::optional{found} : std::nullopt;
}

}  // namespace

response show_requests(call& from) {
  return requests_page(from, read_view(from), 200);
}

response post_request_answer(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const id = request_in_path(from);
  auto const when = from.with.data.read([&](unit_of_work const& unit) {
    return card_of(from, unit, unit.experts().find(id).value_or(expert_request{}), "").when;
  });
  auto const what = reply_in(*fields, when);
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return answer_request(unit, from.acting("expert"), id, what); });
  if (!done) return requests_again(from, id.value, what, *fields, done.error());
  return response::see_other("/requests?done=answer-recorded");
}

response post_coming(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const id = hour_in_path(from);
  auto const when = from.with.data.read(
      [&](unit_of_work const& unit) { return find_hour(from, unit, id).value_or(known_hour{}).when; });
  auto const what = reply_in(*fields, when);
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    auto const hour = unit.occurrences().find(id);
    auto const role = hour ? acting_role(unit, from.who->id, hour->series) : std::string_view{"expert"};
    return answer_invitation(unit, from.acting(role), id, from.who->id, what);
  });
  if (!done) return requests_again(from, id.value, what, *fields, done.error());
  return response::see_other("/requests?done=answer-recorded");
}

response post_absence(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const first = date_in(fields->text("first"));
  auto const last = date_in(fields->text("last"));
  auto const done = from.with.data.transact([&](unit_of_work& unit) -> std::expected<absence_id, app_errc> {
    if (!first || !last) return std::unexpected(app_errc::invalid_input);
    return add_absence(unit, from.acting("expert"), from.who->id, *first, *last);
  });
  if (done) return response::see_other("/requests?done=absences-saved");
  auto view = read_view(from);
  view.days_invalid = true;
  view.typed_first = fields->text("first");
  view.typed_last = fields->text("last");
  return requests_page(from, view, 422);
}

response post_absence_removal(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  absence_id const id{std::string{fields->text("absence")}};
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return remove_absence(unit, from.acting("expert"), from.who->id, id); });
  if (!done) return refuse(from, done.error(), "/requests");
  return response::see_other("/requests?done=absences-saved");
}

}  // namespace matala::server
