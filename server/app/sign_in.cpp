// SPDX-License-Identifier: Apache-2.0
#include "server/app/sign_in.hpp"

#include "server/app/access.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/people.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {
namespace {

bool alive(login_request const& request, scheduler::instant now) {
  if (now < request.requested || now >= request.requested + login_limit) return false;
  return !request.accepted || now < *request.accepted + login_limit_after_acceptance;
}

std::string code_hash(std::string_view token_hash, std::string_view code) {
  // Salted with the request, so that one table of six-digit hashes does not fit all.
  return hash_of(fmt::format("{}:{}", token_hash, code));
}

void post_sign_in(unit_of_work& unit, context const& ctx, std::string const& email, language lang, mail_state state,
                  std::map<std::string, std::string> parameters) {
  auto const who = unit.people().find_by_email(email);
  unit.outbox().enqueue({.id = new_id<mail_id>(ctx.random),
                         .dedupe = fmt::format("sign_in/{}", random_word(ctx.random)),
                         .kind = mail_kind::sign_in,
                         .method = calendar_method::none,
                         .recipient = who ? std::optional{who->id} : std::nullopt,
                         .address = email,
                         .lang = who ? who->lang : lang,
                         .parameters = std::move(parameters),
                         .message_id = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host),
                         .priority = 0,
                         .created = ctx.now,
                         .deadline = ctx.now + login_limit,
                         .state = state,
                         .next_try = ctx.now});
}

std::string admit(unit_of_work& unit, context const& ctx, login_request const& request) {
  auto who = unit.people().find_by_email(request.email);
  if (!who) who = add_newcomer(unit, ctx, request.email);
  return open_session(unit, ctx, *who);
}

// No session ends between the start and the end of an hour that its person belongs to: its limits are those of the
// hour's start.
scheduler::instant judged_at(unit_of_work const& unit, person const& who, scheduler::instant now) {
  for (auto const& hour : unit.occurrences().starting_in(now - std::chrono::hours{4}, now + std::chrono::seconds{1})) {
    bool const on = now < hour.clock.end && (hour.state == scheduler::occurrence_state::running ||
                                             hour.state == scheduler::occurrence_state::confirmed);
    if (on && check_access(unit, who, access::invited, hour.id, 0)) return hour.clock.start;
  }
  return now;
}

bool may_sign_in(unit_of_work const& unit, context const& ctx, std::string_view email) {
  if (auto const who = unit.people().find_by_email(email)) return who->state != person_state::deactivated;
  return organisation_of_domain(ctx.rules, email).has_value();
}

}  // namespace

std::expected<std::string, app_errc> request_sign_in(unit_of_work& unit, context const& ctx, std::string_view email,
                                                     language lang) {
  auto const address = normal_address(email);
  if (!address) return std::unexpected(app_errc::invalid_input);
  if (unit.sign_in().count_logins(*address, ctx.now - std::chrono::hours{1}) >= login_mails_per_hour) {
    return std::unexpected(app_errc::rate_limited);
  }
  std::string const browser = random_word(ctx.random);
  std::string const token = random_word(ctx.random);
  std::string const code = random_code(ctx.random);
  std::string const token_hash = hash_of(token);
  unit.sign_in().save(login_request{.browser_hash = hash_of(browser),
                                    .token_hash = token_hash,
                                    .code_hash = code_hash(token_hash, code),
                                    .email = *address,
                                    .tries = 0,
                                    .requested = ctx.now,
                                    .accepted = std::nullopt});
  // An unknown address costs the same row, which is never sent.
  bool const known = may_sign_in(unit, ctx, *address);
  auto const state = known ? mail_state::queued : mail_state::expired;
  std::map<std::string, std::string> parameters;
  if (known) {
    parameters = {{std::string{mail_parameter::path}, "/sign-in/link?token=" + token},
                  {std::string{mail_parameter::code}, code},
                  {std::string{mail_parameter::token_hash}, token_hash},
                  {std::string{mail_parameter::organiser}, ctx.rules.sender_address}};
  }
  post_sign_in(unit, ctx, *address, lang, state, std::move(parameters));
  return browser;
}

std::expected<std::string, app_errc> sign_in_by_link(unit_of_work& unit, context const& ctx, std::string_view browser,
                                                     std::string_view token) {
  auto const request = unit.sign_in().find_login_by_token(hash_of(token));
  if (!request || !alive(*request, ctx.now)) return std::unexpected(app_errc::link_expired);
  if (request->browser_hash != hash_of(browser)) return std::unexpected(app_errc::link_expired);
  if (!may_sign_in(unit, ctx, request->email)) return std::unexpected(app_errc::link_expired);
  if (!unit.sign_in().take_login(request->token_hash)) return std::unexpected(app_errc::link_expired);
  return admit(unit, ctx, *request);
}

code_answer sign_in_by_code(unit_of_work& unit, context const& ctx, std::string_view browser, std::string_view code) {
  auto request = unit.sign_in().find_login_by_browser(hash_of(browser));
  if (!request || !alive(*request, ctx.now)) return {.session = std::nullopt, .refusal = app_errc::link_expired};
  if (request->tries >= login_tries) return {.session = std::nullopt, .refusal = app_errc::link_expired};
  if (request->code_hash != code_hash(request->token_hash, code) || !may_sign_in(unit, ctx, request->email)) {
    ++request->tries;
    unit.sign_in().save(*request);
    return {.session = std::nullopt, .refusal = app_errc::wrong_code};
  }
  unit.sign_in().take_login(request->token_hash);
  return {.session = admit(unit, ctx, *request)};
}

std::string open_session(unit_of_work& unit, context const& ctx, person const& who) {
  std::string secret = random_word(ctx.random) + random_word(ctx.random);
  unit.sign_in().save(session{.id_hash = hash_of(secret), .person = who.id, .created = ctx.now, .last_seen = ctx.now});
  context as_them = ctx;
  as_them.actor = who.id;
  record(unit, as_them, audit_action::signed_in, who.id.value);
  return secret;
}

std::optional<person> person_of_session(unit_of_work const& unit, std::string_view secret, scheduler::instant now,
                                        watches const& watching) {
  if (secret.empty()) return std::nullopt;
  auto const known = unit.sign_in().find_session(hash_of(secret));
  if (!known) return std::nullopt;
  auto who = unit.people().find(known->person);
  if (!who || who->state == person_state::deactivated) return std::nullopt;
  auto const when = judged_at(unit, *who, now);
  if (when >= known->created + session_limit) return std::nullopt;
  if (when >= known->last_seen + session_idle_limit && !watching(who->id)) return std::nullopt;
  return who;
}

bool wants_touch(unit_of_work const& unit, std::string_view secret, scheduler::instant now) {
  auto const known = unit.sign_in().find_session(hash_of(secret));
  return known && now >= known->last_seen + std::chrono::minutes{1};
}

void touch_session(unit_of_work& unit, std::string_view secret, scheduler::instant now) {
  auto known = unit.sign_in().find_session(hash_of(secret));
  if (!known) return;
  known->last_seen = now;
  unit.sign_in().save(*known);
}

void sign_out(unit_of_work& unit, context const& ctx, std::string_view secret) {
  unit.sign_in().remove_session(hash_of(secret));
  if (ctx.actor) record(unit, ctx, audit_action::signed_out, ctx.actor->value);
}

}  // namespace matala::server
