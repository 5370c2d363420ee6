// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/ask_reinstatement.hpp"
#include "server/app/facilitate.hpp"
#include "server/app/people.hpp"
#include "server/app/run_hour.hpp"
#include "server/http/etag.hpp"
#include "server/render/dates.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/session_view.hpp"
#include "server/routes/shown_reason.hpp"

namespace matala::server {
namespace {

response hour_answer(call const& from, occurrence const& hour) {
  auto answer = json_answer(from.with.data.read([&](unit_of_work const& unit) { return json_of(from, unit, hour); }));
  answer.set("ETag", make_etag("r" + std::to_string(hour.revision)));
  return answer;
}

template <class Act>
response act(call& from, Act&& what) {
  auto const outcome = from.with.data.transact([&](unit_of_work& unit) {
    auto const hour = unit.occurrences().find(hour_in_path(from));
    auto const role = hour ? acting_role(unit, from.who->id, hour->series) : std::string_view{"facilitator"};
    return what(unit, from.acting(role), hour_in_path(from));
  });
  if (!outcome) return problem_json(from, outcome.error());
  auto const hour =
      from.with.data.read([&](unit_of_work const& unit) { return unit.occurrences().find(hour_in_path(from)); });
  return hour ? hour_answer(from, *hour) : problem_json(from, app_errc::not_found);
}

}  // namespace

response api_me(call& from) {
  auto const acknowledged =
      from.with.data.read([&](unit_of_work const& unit) { return unit.people().acknowledged_version(from.who->id); });
  return json_answer({{"id", from.who->id.value},
                      {"ground_rules_version", from.with.rules.ground_rules_version},
                      {"acknowledged_version", acknowledged},
                      {"name", from.who->name},
                      {"language", to_string(from.who->lang)},
                      {"active", from.who->state == person_state::active}});
}

response api_acknowledge(call& from) {
  auto body = read_object(from, {"version"});
  if (!body) return std::move(body.error());
  auto const* version = body->if_contains("version");
  if (!version || !version->is_int64()) return problem_json(from, app_errc::invalid_input);
  auto const done = from.with.data.transact([&](unit_of_work& unit) {
    return acknowledge_rules(unit, from.acting(), static_cast<int>(version->get_int64()));
  });
  return done ? response::no_content() : problem_json(from, done.error());
}

response api_hours(call& from) {
  boost::json::array hours;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& hour : unit.occurrences().starting_in(from.now, from.now + std::chrono::weeks{10})) {
      hours.push_back(json_of(from, unit, hour));
    }
  });
  return json_answer({{"hours", hours}});
}

response api_hour(call& from) {
  auto const hour =
      from.with.data.read([&](unit_of_work const& unit) { return unit.occurrences().find(hour_in_path(from)); });
  return hour ? hour_answer(from, *hour) : problem_json(from, app_errc::not_found);
}

response api_session(call& from) {
  auto const view =
      from.with.data.read([&](unit_of_work const& unit) { return session_view_of(from, unit, hour_in_path(from)); });
  boost::json::array agenda;
  for (auto const& line : view.agenda) {
    boost::json::object text;
    for (std::size_t part = 0; part < case_field_count; ++part) {
      text[form_name(static_cast<case_field>(part))] = line.text.parts.at(part);
    }
    agenda.push_back({{"booking", line.id.value},
                      {"code", line.code},
                      {"place", line.place},
                      {"urgent", to_string(line.urgent)},
                      {"follow_up_of", line.follow_up},
                      {"presenter", line.presenter},
                      {"shown", line.visibility == case_visibility::shown},
                      {"released", line.released},
                      {"version", line.version},
                      {"text", text}});
  }
  boost::json::object session{{"id", view.id.value},
                              {"state", scheduler::to_string(view.state)},
                              {"start", machine_time(view.when.start)},
                              {"agenda", agenda}};
  if (view.current_case) session["current"] = view.current_case->value;
  if (view.meeting_link) session["meeting_link"] = *view.meeting_link;
  return json_answer(session);
}

response api_deliveries(call& from) {
  boost::json::array mails;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& mail : unit.outbox().of_occurrence(hour_in_path(from))) {
      mails.push_back({{"kind", to_string(mail.kind)},
                       {"address", mail.address},
                       {"state", to_string(mail.state)},
                       {"attempts", mail.attempts},
                       {"last_reply", mail.last_reply},
                       {"created", machine_time(mail.created)}});
    }
  });
  return json_answer({{"deliveries", mails}});
}

response api_hold(call& from) {
  return act(from, hold_hour);
}

response api_release(call& from) {
  return act(from, release_hour);
}

response api_cancel(call& from) {
  auto body = read_object(from, {"reason"});
  if (!body) return std::move(body.error());
  auto reason = text_member(from, *body, "reason");
  if (!reason) return std::move(reason.error());
  if (!may_be_shown(from, *reason)) return problem_json(from, app_errc::identifiers_found);
  return act(from, [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return cancel_hour(unit, ctx, id, *reason, if_match_revision(from));
  });
}

response api_reinstate(call& from) {
  auto body = read_object(from, {"short_notice"});
  if (!body) return std::move(body.error());
  auto const* confirmed = body->if_contains("short_notice");
  if (confirmed && !confirmed->is_bool()) return problem_json(from, app_errc::invalid_input);
  auto const notice =
      confirmed && confirmed->get_bool() ? scheduler::short_notice::confirmed : scheduler::short_notice::not_confirmed;
  return act(from, [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return reinstate_hour(unit, ctx, id, notice, if_match_revision(from));
  });
}

response api_ask_reinstatement(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return ask_reinstatement(unit, from.acting(), hour_in_path(from)); });
  return done ? response::no_content() : problem_json(from, done.error());
}

response api_start(call& from) {
  return act(from, [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return start_hour(unit, ctx, id, starter_role(unit, *from.who, id));
  });
}

response api_current(call& from) {
  auto body = read_object(from, {"booking"});
  if (!body) return std::move(body.error());
  auto subject = text_member(from, *body, "booking");
  if (!subject) return std::move(subject.error());
  return act(from, [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return put_on(unit, ctx, id, subject->empty() ? std::nullopt : std::optional{booking_id{*subject}});
  });
}

response api_end(call& from) {
  auto body = read_object(from, {"not_reached"});
  if (!body) return std::move(body.error());
  std::vector<booking_id> not_reached;
  if (auto const* list = body->if_contains("not_reached")) {
    if (!list->is_array()) return problem_json(from, app_errc::invalid_input);
    for (auto const& entry : list->get_array()) {
      if (!entry.is_string()) return problem_json(from, app_errc::invalid_input);
      not_reached.push_back(booking_id{std::string{entry.get_string()}});
    }
  }
  return act(from, [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return end_hour(unit, ctx, id, not_reached);
  });
}

}  // namespace matala::server
