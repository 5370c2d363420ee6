// SPDX-License-Identifier: Apache-2.0
#include "server/admin_commands.hpp"

#include "server/app/create_series.hpp"
#include "server/app/grants.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/people.hpp"
#include "server/app/secrets.hpp"

#include <fmt/format.h>

#include <charconv>

namespace matala::server {
namespace {

std::string option(admin_command const& command, std::string const& name) {
  auto const found = command.options.find(name);
  return found == command.options.end() ? std::string{} : found->second;
}

admin_answer refuse(std::string why) {
  return {.status = 1, .text = std::move(why) + "\n"};
}

admin_answer add_person(unit_of_work& unit, context const& ctx, admin_command const& command) {
  auto const made = add_administrator(unit, ctx, option(command, "administrator"));
  if (!made) return refuse("not a mail address");
  return {.status = 0, .text = made->id.value + "\n"};
}

// By id or by address, whichever the administrator has at hand.
std::optional<person> find_person(unit_of_work const& unit, std::string const& named) {
  if (auto who = unit.people().find(person_id{named})) return who;
  auto const address = normal_address(named);
  return address ? unit.people().find_by_email(*address) : std::nullopt;
}

admin_answer make_token(unit_of_work& unit, context const& ctx, admin_command const& command) {
  auto const who = find_person(unit, option(command, "person"));
  if (!who) return refuse("no such person");
  auto const token = make_api_token(unit, ctx, who->id);
  if (!token) return refuse("no such person");
  return {.status = 0, .text = *token + "\n"};
}

enum class direction { give, take };

admin_answer change_grant(unit_of_work& unit, context const& ctx, admin_command const& command, direction which) {
  auto const who = find_person(unit, option(command, "person"));
  auto const granted = parse_role(option(command, "role"));
  series_id const of{option(command, "series")};
  if (!who) return refuse("no such person");
  if (!granted || *granted == role::administrator) {
    return refuse("the role is one of owner, facilitator, deputy, core_member, on_demand_member");
  }
  if (!unit.all_series().find(of)) return refuse("no such series");
  grant const change{.person = who->id, .granted = *granted, .series = of, .organisation = std::nullopt};
  auto const done = which == direction::give ? grant_role(unit, ctx, change) : revoke_role(unit, ctx, change);
  return done ? admin_answer{} : refuse(std::string{to_string(done.error())});
}

std::optional<scheduler::date> parse_date(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::from_chars(text.data(), text.data() + 4, year);
  std::from_chars(text.data() + 5, text.data() + 7, month);
  std::from_chars(text.data() + 8, text.data() + 10, day);
  scheduler::date const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<scheduler::time_of_day> parse_time(std::string_view text) {
  int hour = -1;
  int minute = -1;
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  std::from_chars(text.data(), text.data() + 2, hour);
  std::from_chars(text.data() + 3, text.data() + 5, minute);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

organisation organisation_named(unit_of_work& unit, context const& ctx, std::string const& name) {
  for (auto const& known : unit.people().organisations()) {
    if (known.name == name) return known;
  }
  organisation const made{.id = new_id<organisation_id>(ctx.random), .name = name};
  unit.people().save(made);
  return made;
}

// The first fault, as the pages name it: "decide-not-before-lock: cutoff_time, 2027-03-30".
std::string words_of(series_refusal const& refusal) {
  if (refusal.faults.empty()) return std::string{to_string(refusal.code)};
  auto const& [field, kind, day] = refusal.faults.front();
  if (kind == setting_fault_kind::not_web_address) return "--meeting-link wants an http(s) address";
  auto words = fmt::format("{}: {}", to_string(kind), field);
  if (day) {
    words += fmt::format(", {:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                         static_cast<unsigned>(day->day()));
  }
  return words;
}

admin_answer add_series(unit_of_work& unit, context const& ctx, admin_command const& command) {
  auto const first = parse_date(option(command, "first"));
  auto const start = parse_time(option(command, "start"));
  auto const organiser = normal_address(option(command, "organiser"));
  if (!first) return refuse("--first wants a date such as 2027-01-12");
  if (!start) return refuse("--start wants a time such as 09:00");
  if (!organiser) return refuse("--organiser wants the role address of the series");
  if (option(command, "organisation").empty() || option(command, "site").empty()) {
    return refuse("--organisation and --site want names");
  }
  series_request wanted;
  wanted.settings.rule.first = *first;
  wanted.settings.rule.start = *start;
  wanted.settings.organiser_address = *organiser;
  wanted.settings.meeting_link = option(command, "meeting-link");
  wanted.place = new_site{.organisation = organisation_named(unit, ctx, option(command, "organisation")).id,
                          .name = option(command, "site"),
                          .municipality = option(command, "municipality")};
  auto const made = create_series(unit, ctx, wanted);
  if (!made) return refuse(words_of(made.error()));
  return {.status = 0, .text = made->id.value + "\n"};
}

}  // namespace

admin_answer run_admin_command(store& data, context const& ctx, admin_command const& command) {
  context acting = ctx;
  acting.channel = audit_channel::command;
  acting.role = "administrator";
  return data.transact([&](unit_of_work& unit) -> admin_answer {
    if (command.name == "person add") return add_person(unit, acting, command);
    if (command.name == "token") return make_token(unit, acting, command);
    if (command.name == "grant") return change_grant(unit, acting, command, direction::give);
    if (command.name == "revoke") return change_grant(unit, acting, command, direction::take);
    if (command.name == "series add") return add_series(unit, acting, command);
    return refuse("unknown command");
  });
}

}  // namespace matala::server
