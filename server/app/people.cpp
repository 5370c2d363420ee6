// SPDX-License-Identifier: Apache-2.0
#include "server/app/people.hpp"

#include "server/app/characters.hpp"
#include "server/app/grants.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

constexpr long longest_name_characters = 100;

bool is_printable(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

bool is_acceptable_name(std::string_view text) {
  return !text.empty() && characters_in(text) <= longest_name_characters && is_printable(text) &&
         text.find_first_not_of(' ') != std::string_view::npos;
}

std::optional<organisation_id> organisation_of_domain(house_rules const& rules, std::string_view address) {
  auto const found = std::ranges::find(rules.login_domains, domain_of(address), &login_domain::domain);
  if (found == rules.login_domains.end()) return std::nullopt;
  return found->organisation;
}

person add_newcomer(unit_of_work& unit, context const& ctx, std::string const& email) {
  person who{.id = new_id<person_id>(ctx.random),
             .email = email,
             .name = {},
             .organisation = organisation_of_domain(ctx.rules, email),
             .lang = language::fi,
             .phone = {},
             .state = person_state::unnamed,
             .created = ctx.now};
  unit.people().save(who);
  record(unit, ctx, audit_action::person_added, who.id.value);
  return who;
}

std::expected<void, app_errc> complete_profile(unit_of_work& unit, context const& ctx, profile const& told) {
  auto who = ctx.actor ? unit.people().find(*ctx.actor) : std::nullopt;
  if (!who || !is_acceptable_name(told.name) || told.phone.size() > 40 || !is_printable(told.phone)) {
    return std::unexpected(app_errc::invalid_input);
  }
  if (told.organisation) {
    auto const known = unit.people().organisations();
    if (std::ranges::find(known, *told.organisation, &organisation::id) == known.end()) {
      return std::unexpected(app_errc::invalid_input);
    }
    who->organisation = told.organisation;
  }
  who->name = told.name;
  who->lang = told.lang;
  who->phone = told.phone;
  bool const is_new = who->state == person_state::unnamed;
  who->state = person_state::active;
  unit.people().save(*who);
  if (is_new) invite_newcomer(unit, ctx, *who);
  return {};
}

void choose_language(unit_of_work& unit, context const& ctx, language lang) {
  auto who = ctx.actor ? unit.people().find(*ctx.actor) : std::nullopt;
  if (!who) return;
  who->lang = lang;
  unit.people().save(*who);
}

std::expected<void, app_errc> acknowledge_rules(unit_of_work& unit, context const& ctx, int version) {
  if (!ctx.actor) return std::unexpected(app_errc::not_signed_in);
  if (version != ctx.rules.ground_rules_version) return std::unexpected(app_errc::stale_revision);
  unit.people().acknowledge(*ctx.actor, version, ctx.now);
  record(unit, ctx, audit_action::rules_acknowledged, ctx.actor->value);
  return {};
}

std::expected<person, app_errc> add_administrator(unit_of_work& unit, context const& ctx, std::string_view email) {
  auto const address = normal_address(email);
  if (!address) return std::unexpected(app_errc::invalid_input);
  auto who = unit.people().find_by_email(*address);
  if (!who) who = add_newcomer(unit, ctx, *address);
  unit.people().add_grant(
      {.person = who->id, .granted = role::administrator, .series = std::nullopt, .organisation = std::nullopt});
  record(unit, ctx, audit_action::grant_added, who->id.value);
  return *who;
}

std::expected<std::string, app_errc> make_api_token(unit_of_work& unit, context const& ctx, person_id const& who) {
  if (!unit.people().find(who)) return std::unexpected(app_errc::not_found);
  std::string secret = "mt_" + random_word(ctx.random) + random_word(ctx.random);
  unit.sign_in().add_api_token(hash_of(secret), who, ctx.now);
  record(unit, ctx, audit_action::token_made, who.value);
  return secret;
}

}  // namespace matala::server
