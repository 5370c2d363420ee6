// SPDX-License-Identifier: Apache-2.0
#include "server/app/competences.hpp"

#include "server/app/characters.hpp"
#include "server/app/people.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

constexpr long longest_name_characters = 80;

bool are_acceptable(competence_names const& names) {
  return std::ranges::all_of(names, [](std::string const& name) {
    return is_acceptable_name(name) && characters_in(name) <= longest_name_characters;
  });
}

void keep(unit_of_work& unit, context const& ctx, competence const& value) {
  unit.competences().save(value);
  record(unit, ctx, audit_action::competence_saved, value.id.value);
}

}  // namespace

std::expected<competence_id, app_errc> add_competence(unit_of_work& unit, context const& ctx,
                                                      competence_names const& names) {
  if (!are_acceptable(names)) return std::unexpected(app_errc::invalid_input);
  auto const all = unit.competences().all();
  competence const made{.id = new_id<competence_id>(ctx.random),
                        .names = names,
                        .position = all.empty() ? 1 : all.back().position + 1,
                        .retired = false};
  keep(unit, ctx, made);
  return made.id;
}

std::expected<void, app_errc> rename_competence(unit_of_work& unit, context const& ctx, competence_id const& id,
                                                competence_names const& names) {
  auto known = unit.competences().find(id);
  if (!known) return std::unexpected(app_errc::not_found);
  if (!are_acceptable(names)) return std::unexpected(app_errc::invalid_input);
  known->names = names;
  keep(unit, ctx, *known);
  return {};
}

std::expected<void, app_errc> set_competence_standing(unit_of_work& unit, context const& ctx, competence_id const& id,
                                                      competence_standing standing) {
  auto known = unit.competences().find(id);
  if (!known) return std::unexpected(app_errc::not_found);
  known->retired = standing == competence_standing::retired;
  keep(unit, ctx, *known);
  return {};
}

std::expected<void, app_errc> raise_competence(unit_of_work& unit, context const& ctx, competence_id const& id) {
  auto all = unit.competences().all();
  auto const at = std::ranges::find(all, id, &competence::id);
  if (at == all.end()) return std::unexpected(app_errc::not_found);
  if (at == all.begin()) return {};
  std::iter_swap(at, std::prev(at));
  int position = 0;
  for (auto& one : all) {
    one.position = ++position;
    unit.competences().save(one);
  }
  record(unit, ctx, audit_action::competence_saved, id.value);
  return {};
}

std::vector<competence> competences_in_use(unit_of_work const& unit) {
  auto all = unit.competences().all();
  std::erase_if(all, &competence::retired);
  return all;
}

std::vector<competence_id> choosable(unit_of_work const& unit, std::span<competence_id const> named) {
  std::vector<competence_id> chosen;
  for (auto const& one : competences_in_use(unit)) {
    if (std::ranges::find(named, one.id) != named.end()) chosen.push_back(one.id);
  }
  return chosen;
}

bool has_competence(unit_of_work const& unit, person_id const& who, competence_id const& what) {
  auto const held = unit.competences().of_person(who);
  return std::ranges::find(held, what) != held.end();
}

}  // namespace matala::server
