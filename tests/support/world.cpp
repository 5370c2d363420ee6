// SPDX-License-Identifier: Apache-2.0
#include "tests/support/world.hpp"

#include "server/app/generate_hours.hpp"
#include "server/app/next_look.hpp"
#include "tests/support/contradictions.hpp"
#include "tests/support/redacted_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace matala::tests {
namespace {

constexpr instant the_end_of_time{std::chrono::sys_days{std::chrono::January / 1 / 2100}};

struct inhabitant {
  std::string name;
  language lang;
  std::optional<role> in_series;
};

std::array<inhabitant, 11> const inhabitants{{{"facilitator", language::fi, role::facilitator},
                                              {"deputy", language::sv, role::deputy},
                                              {"owner", language::en, role::owner},
                                              {"core_fi", language::fi, role::core_member},
                                              {"core_sv", language::sv, role::core_member},
                                              {"core_en", language::en, role::core_member},
                                              {"on_demand", language::fi, role::on_demand_member},
                                              {"administrator", language::en, std::nullopt},
                                              {"presenter_fi", language::fi, std::nullopt},
                                              {"presenter_sv", language::sv, std::nullopt},
                                              {"presenter_en", language::en, std::nullopt}}};

bool fits(outbox_mail const& mail, mail_filter const& wanted) {
  return (!wanted.kind || mail.kind == *wanted.kind) &&
         (!wanted.to || (mail.recipient && mail.recipient->value == *wanted.to)) &&
         (!wanted.method || mail.method == *wanted.method) && (!wanted.hour || mail.occurrence == *wanted.hour) &&
         (!wanted.sequence || mail.sequence == *wanted.sequence);
}

std::vector<occurrence> all_hours(unit_of_work const& unit) {
  return unit.occurrences().starting_in(instant{}, the_end_of_time);
}

}  // namespace

instant local(scheduler::date day, std::chrono::seconds since_midnight) {
  static system_zones const zones;
  return zones.get("Europe/Helsinki").to_instant(std::chrono::local_days{day} + since_midnight);
}

anonymizer::redacted some_text(std::string const& question) {
  return redacted_text({question, "Tilanne on tämä.", "", ""});
}

void counted_random::fill(std::span<std::byte> bytes) {
  // Knuth's multiplier; the low bits repeat too soon, so the high ones are taken.
  for (auto& byte : bytes) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    byte = static_cast<std::byte>(state_ >> 56);
  }
}

world::world(std::function<void(scheduler::series_rule&)> const& change) {
  now_ = local(std::chrono::March / 1 / 2027, 8h);
  rules_.sender_address = "matala@county.example.org";
  rules_.login_domains.push_back({.domain = "county.example.org", .organisation = {"county"}});
  save_series(change);
  for (auto const& one : inhabitants) {
    add_person(one.name, one.lang);
    data().transact([&](unit_of_work& unit) {
      if (one.in_series) unit.people().add_grant(granting(one.name, *one.in_series));
      if (one.name == "administrator") {
        unit.people().add_grant({person_id{one.name}, role::administrator, std::nullopt, std::nullopt});
      }
    });
  }
  tick();
}

void world::save_series(std::function<void(scheduler::series_rule&)> const& change) {
  series weekly;
  weekly.id = tuesdays();
  weekly.site = {"centre"};
  weekly.organiser_address = "tunti@county.example.org";
  weekly.meeting_link = "https://meet.example.org/tunti";
  weekly.rule.first = first_hour;
  if (change) change(weekly.rule);
  data().transact([&](unit_of_work& unit) {
    unit.people().save(organisation{.id = {"county"}, .name = "Esimerkkilän hyvinvointialue"});
    unit.people().save(site{.id = {"centre"}, .organisation = {"county"}, .name = "Keskus", .municipality = "Malli"});
    unit.all_series().save(weekly);
  });
}

context world::acting(std::optional<person_id> who) {
  auto const channel = who ? audit_channel::page : audit_channel::timer;
  return {
      .now = now_, .rules = rules_, .zone = zones_, .random = random_, .actor = who, .role = "", .channel = channel};
}

tick_report world::tick() {
  data().transact([&](unit_of_work& unit) { generate_hours(unit, machine()); });
  return run_all_due(data(), machine());
}

void world::live_until(instant when) {
  for (;;) {
    auto const next = read([&](unit_of_work const& unit) {
      auto earliest = when;
      for (auto const& hour : all_hours(unit)) {
        earliest = std::min(earliest, next_look(unit, machine(), hour).value_or(when));
      }
      return earliest;
    });
    if (next >= when) break;
    now_ = std::max(now_, next);
    tick();
  }
  now_ = when;
  tick();
}

void world::sleep_until(instant when) {
  now_ = when;
  tick();
}

person world::add_person(std::string const& name, language lang, person_state state) {
  person const made{.id = {name},
                    .email = address_of(name),
                    .name = name,
                    .organisation = organisation_id{"county"},
                    .lang = lang,
                    .phone = "",
                    .state = state,
                    .created = now_};
  data().transact([&](unit_of_work& unit) {
    unit.people().save(made);
    unit.people().acknowledge(made.id, rules_.ground_rules_version, now_);
  });
  return made;
}

occurrence world::hour(scheduler::date nominal) const {
  return read([&](unit_of_work const& unit) { return unit.occurrences().find(tuesdays(), nominal).value(); });
}

occurrence world::hour(occurrence_id const& id) const {
  return read([&](unit_of_work const& unit) { return unit.occurrences().find(id).value(); });
}

booking world::find(booking_id const& id) const {
  return read([&](unit_of_work const& unit) { return unit.bookings().find(id).value(); });
}

std::optional<booking> world::latest(case_id const& subject) const {
  return read([&](unit_of_work const& unit) { return unit.bookings().latest_of_case(subject); });
}

int world::cases_in(scheduler::date nominal) const {
  auto const id = hour(nominal).id;
  return read([&](unit_of_work const& unit) { return static_cast<int>(unit.bookings().holding_places(id).size()); });
}

std::expected<booking, booking_refusal> world::try_to_book(std::string const& who, scheduler::date nominal,
                                                           scheduler::booking_kind kind, std::string const& key,
                                                           std::string const& question) {
  booking_request const request{.occurrence = hour(nominal).id,
                                .subject = {.text = some_text(question), .lang = language::fi, .age_band = ""},
                                .kind = kind,
                                .idempotency_key = key};
  return by(who, [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
}

booking world::book(std::string const& who, scheduler::date nominal, scheduler::booking_kind kind) {
  auto const made = try_to_book(who, nominal, kind);
  if (!made) throw std::runtime_error("refused: " + std::string{to_string(made.error().code)});
  return *made;
}

std::vector<outbox_mail> world::mails(mail_filter const& wanted) const {
  return read([&](unit_of_work const& unit) {
    std::vector<outbox_mail> found;
    for (int number = 0; !to_string(mail_kind{number}).empty(); ++number) {
      for (auto const& mail : unit.outbox().unaccepted(mail_kind{number}, the_end_of_time)) {
        if (fits(mail, wanted)) found.push_back(mail);
      }
    }
    return found;
  });
}

std::string world::told(mail_filter const& wanted) const {
  std::multiset<std::string> names;
  for (auto const& mail : mails(wanted)) names.insert(mail.recipient ? mail.recipient->value : mail.address);
  std::string joined;
  for (auto const& name : names) joined += (joined.empty() ? "" : " ") + name;
  return joined;
}

int world::audited(audit_action action, std::string const& object) const {
  return read([&](unit_of_work const& unit) { return unit.audit().count(action, object); });
}

std::string world::contradictions() const {
  return read([](unit_of_work const& unit) {
    std::string all;
    for (auto const& hour : all_hours(unit)) all += contradictions_of(unit, hour);
    return all;
  });
}

}  // namespace matala::tests
