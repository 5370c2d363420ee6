// SPDX-License-Identifier: Apache-2.0
#include "server/app/members.hpp"

#include "server/app/ask_experts.hpp"
#include "server/app/competences.hpp"
#include "server/app/grants.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/people.hpp"
#include "server/app/request_letters.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>
#include <tuple>

namespace matala::server {
namespace {

constexpr int most_wanted = 9;
constexpr std::chrono::hours longest_answer_time{40};

bool holds_in(unit_of_work const& unit, series_id const& series, person_id const& who) {
  return std::ranges::any_of(unit.people().grants_of(who), [&](grant const& held) { return held.series == series; });
}

std::expected<person, app_errc> find_or_make(unit_of_work& unit, context const& ctx, std::string_view email) {
  auto const address = normal_address(email);
  if (!address) return std::unexpected(app_errc::invalid_input);
  if (auto known = unit.people().find_by_email(*address)) {
    if (known->state == person_state::deactivated) return std::unexpected(app_errc::invalid_input);
    return *known;
  }
  if (!organisation_of_domain(ctx.rules, *address)) return std::unexpected(app_errc::invalid_input);
  return add_newcomer(unit, ctx, *address);
}

int count_holders(unit_of_work const& unit, series_id const& series, role what) {
  return static_cast<int>(
      std::ranges::count_if(unit.people().with_grants(series), [&](auto const& held) { return held.second == what; }));
}

// One who is not asked any more; who said yes already comes.
void let_go_of_open(unit_of_work& unit, context const& ctx, series_id const& series, person_id const& who) {
  for (auto const& asked : unit.experts().of_person(who)) {
    auto hour = unit.occurrences().find(asked.occurrence);
    bool const open = asked.answer == expert_answer::awaited && ctx.now < asked.answer_by;
    if (!open || !hour || hour->series != series) continue;
    let_go(unit, ctx, *hour, asked);
    save_changed(unit, ctx, *hour);
  }
}

}  // namespace

std::vector<series_member> members_of(unit_of_work const& unit, series_id const& series) {
  std::vector<series_member> members;
  for (auto const& who : unit.people().all()) {
    if (who.state == person_state::deactivated) continue;
    series_member member{.who = who, .roles = {}, .competences = {}};
    for (auto const& held : unit.people().grants_of(who.id)) {
      if (held.series == series) member.roles.push_back(held.granted);
    }
    if (member.roles.empty()) continue;
    std::ranges::sort(member.roles);
    member.competences = unit.competences().of_person(who.id);
    members.push_back(std::move(member));
  }
  std::ranges::sort(members, {}, [](series_member const& one) {
    return std::tuple{one.who.name.empty(), one.who.name, one.who.email};
  });
  return members;
}

std::expected<person_id, app_errc> add_member(unit_of_work& unit, context const& ctx, series_id const& series,
                                              std::string_view email, role given,
                                              std::span<competence_id const> competences) {
  if (!unit.all_series().find(series)) return std::unexpected(app_errc::not_found);
  if (given == role::administrator) return std::unexpected(app_errc::invalid_input);
  auto const who = find_or_make(unit, ctx, email);
  if (!who) return std::unexpected(who.error());
  auto held = unit.competences().of_person(who->id);
  for (auto const& one : choosable(unit, competences)) held.push_back(one);
  unit.competences().set_of_person(who->id, held);
  grant const made{.person = who->id, .granted = given, .series = series, .organisation = std::nullopt};
  if (auto const done = grant_role(unit, ctx, made); !done) return std::unexpected(done.error());
  review_series(unit, ctx, series);
  return who->id;
}

std::expected<void, app_errc> set_competences(unit_of_work& unit, context const& ctx, series_id const& series,
                                              person_id const& who, std::span<competence_id const> competences) {
  if (!holds_in(unit, series, who)) return std::unexpected(app_errc::not_member);
  // A retired one cannot be chosen any more, but who has it keeps it.
  auto chosen = choosable(unit, competences);
  for (auto const& held : unit.competences().of_person(who)) {
    auto const known = unit.competences().find(held);
    if (known && known->retired) chosen.push_back(held);
  }
  unit.competences().set_of_person(who, chosen);
  record(unit, ctx, audit_action::competence_saved, who.value);
  review_series(unit, ctx, series);
  return {};
}

std::expected<void, app_errc> remove_member(unit_of_work& unit, context const& ctx, series_id const& series,
                                            person_id const& who, role taken) {
  auto const grants = unit.people().grants_of(who);
  grant const held{.person = who, .granted = taken, .series = series, .organisation = std::nullopt};
  if (std::ranges::find(grants, held) == grants.end()) return std::unexpected(app_errc::not_member);
  bool const answers = taken == role::facilitator || taken == role::owner;
  auto const person = unit.people().find(who);
  bool const counts = person && person->state == person_state::active;
  if (answers && counts && count_holders(unit, series, taken) <= 1) return std::unexpected(app_errc::last_of_role);
  if (auto const done = revoke_role(unit, ctx, held); !done) return done;
  if (taken == role::on_demand_member) let_go_of_open(unit, ctx, series, who);
  review_series(unit, ctx, series);
  return {};
}

std::expected<void, app_errc> save_need(unit_of_work& unit, context const& ctx, series_need const& need) {
  auto const known = unit.competences().find(need.competence);
  bool const plausible = known && !known->retired && need.wanted >= 0 && need.wanted <= most_wanted &&
                         need.answer_time >= std::chrono::hours{1} && need.answer_time <= longest_answer_time;
  if (!plausible) return std::unexpected(app_errc::invalid_input);
  bool const somebody = std::ranges::any_of(members_of(unit, need.series), [&](series_member const& member) {
    return std::ranges::find(member.competences, need.competence) != member.competences.end();
  });
  if (!somebody) return std::unexpected(app_errc::nobody_has_competence);
  unit.competences().save(need);
  record(unit, ctx, audit_action::series_saved, need.series.value);
  review_series(unit, ctx, need.series);
  return {};
}

void remove_need(unit_of_work& unit, context const& ctx, series_id const& series, competence_id const& what) {
  unit.competences().remove_need(series, what);
  record(unit, ctx, audit_action::series_saved, series.value);
  review_series(unit, ctx, series);
}

}  // namespace matala::server
