// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/competences.hpp"
#include "server/app/members.hpp"
#include "server/render/dates.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/request_cards.hpp"

namespace matala::server {
namespace {

std::string_view word_of(request_task task) {
  switch (task) {
    case request_task::answer: return "answer";
    case request_task::stand_in: return "stand_in";
    case request_task::lead: return "lead";
  }
  return {};
}

boost::json::object json_of(call const& from, unit_of_work const& unit, expert_request const& request) {
  auto const hour = unit.occurrences().find(request.occurrence).value_or(occurrence{});
  boost::json::object made{{"id", request.id.value},
                           {"hour", request.occurrence.value},
                           {"start", machine_time(hour.clock.start)},
                           {"end", machine_time(hour.clock.end)},
                           {"task", word_of(request.task)},
                           {"answer_by", machine_time(request.answer_by)},
                           {"answer", to_string(request.answer)},
                           {"open", standing_of(unit, request, from.now) == answer_standing::open}};
  if (request.competence) made["competence"] = request.competence->value;
  if (request.window) {
    made["from"] = machine_time(hour.clock.start + request.window->from);
    made["until"] = machine_time(hour.clock.start + request.window->until);
  }
  return made;
}

boost::json::object json_of(series_member const& member) {
  boost::json::array roles;
  for (auto const held : member.roles) roles.push_back(boost::json::string{to_string(held)});
  boost::json::array competences;
  for (auto const& held : member.competences) competences.push_back(boost::json::string{held.value});
  return {{"person", member.who.id.value},
          {"name", member.who.name},
          {"email", member.who.email},
          {"roles", roles},
          {"competences", competences}};
}

std::optional<std::chrono::minutes> minutes_member(boost::json::object const& body, std::string_view key) {
  auto const* member = body.if_contains(key);
  if (!member || !member->is_int64()) return std::nullopt;
  return std::chrono::minutes{member->get_int64()};
}

}  // namespace

response api_competences(call& from) {
  boost::json::array list;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& one : competences_in_use(unit)) {
      list.push_back({{"id", one.id.value}, {"name", one.name(from.lang)}});
    }
  });
  return json_answer({{"competences", list}});
}

response api_requests(call& from) {
  boost::json::array list;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& request : unit.experts().of_person(from.who->id)) list.push_back(json_of(from, unit, request));
  });
  return json_answer({{"requests", list}});
}

response api_answer_request(call& from) {
  auto body = read_object(from, {"answer", "from", "until", "substitute"});
  if (!body) return std::move(body.error());
  auto word = text_member(from, *body, "answer");
  if (!word) return std::move(word.error());
  auto substitute = text_member(from, *body, "substitute");
  if (!substitute) return std::move(substitute.error());
  reply what{.answer = parse_expert_answer(*word).value_or(expert_answer::awaited), .substitute_email = *substitute};
  auto const begins = minutes_member(*body, "from");
  auto const ends = minutes_member(*body, "until");
  if (begins && ends) what.window = presence_window{*begins, *ends};
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return answer_request(unit, from.acting("expert"), request_in_path(from), what); });
  return done ? response::no_content() : problem_json(from, done.error());
}

response api_members(call& from) {
  boost::json::array list;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& member : members_of(unit, series_in_path(from))) list.push_back(json_of(member));
  });
  return json_answer({{"members", list}});
}

response api_add_member(call& from) {
  auto body = read_object(from, {"email", "role", "competences"});
  if (!body) return std::move(body.error());
  auto email = text_member(from, *body, "email");
  if (!email) return std::move(email.error());
  auto word = text_member(from, *body, "role");
  if (!word) return std::move(word.error());
  auto competences = competences_member(from, *body);
  if (!competences) return std::move(competences.error());
  auto const given = parse_role(*word);
  if (!given) return problem_json(from, app_errc::invalid_input);
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return add_member(unit, from.acting(acting_role(unit, from.who->id, series_in_path(from))), series_in_path(from),
                      *email, *given, *competences);
  });
  return done ? response::no_content() : problem_json(from, done.error());
}

}  // namespace matala::server
