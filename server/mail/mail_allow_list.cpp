// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mail_allow_list.hpp"

#include "server/mail/mail_error.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace matala::server {
namespace {

namespace key = mail_parameter;
using keys = std::span<std::string_view const>;

constexpr std::array sign_in_required = {key::path, key::organiser, key::code, key::token_hash};
constexpr std::array hour_required = {key::path, key::organiser, key::zone};
constexpr std::array offer_required = {key::path, key::organiser, key::zone, key::offer_ends};
constexpr std::array nudge_required = {key::path, key::organiser, key::zone, key::unsubscribe};
constexpr std::array digest_required = {key::path, key::organiser, key::zone, key::changes};
constexpr std::array move_required = {key::path, key::organiser, key::zone, key::previous_start};
constexpr std::array hour_optional = {key::references};
constexpr std::array case_optional = {key::references, key::case_code};
constexpr std::array moved_optional = {key::references, key::case_code, key::previous_start};

constexpr std::array request_required = {key::path, key::organiser, key::zone, key::answer_by};
constexpr std::array theme_optional = {key::references, key::theme};
constexpr std::array accepted_optional = {key::references, key::theme, key::window_start, key::window_end, key::leads};

enum class direction { neither, inviting, cancelling };

/// What mails of one kind may be made of.
struct allowance {
  keys required;
  keys optional;
  direction calendar = direction::neither;
};

allowance allowance_of(mail_kind kind) {
  switch (kind) {
    case mail_kind::sign_in: return {sign_in_required, {}};
    case mail_kind::series_changed: return {digest_required, {}};
    case mail_kind::hour_moved: return {move_required, hour_optional, direction::inviting};
    case mail_kind::invitation:
    case mail_kind::hour_confirmed:
    case mail_kind::hour_reinstated: return {hour_required, hour_optional, direction::inviting};
    case mail_kind::waitlist_promoted:
    case mail_kind::booking_confirmation: return {hour_required, case_optional, direction::inviting};
    case mail_kind::case_moved: return {hour_required, moved_optional, direction::inviting};
    case mail_kind::hour_cancelled:
    case mail_kind::membership_ended: return {hour_required, hour_optional, direction::cancelling};
    case mail_kind::booking_withdrawn:
    case mail_kind::case_without_place: return {hour_required, case_optional, direction::cancelling};
    case mail_kind::nudge: return {nudge_required, hour_optional};
    case mail_kind::waitlist_offer: return {offer_required, case_optional};
    case mail_kind::waitlist_joined:
    case mail_kind::case_hidden:
    case mail_kind::facilitator_review_asked:
    case mail_kind::case_returned:
    case mail_kind::facilitator_returned_cases:
    case mail_kind::facilitator_late_booking: return {hour_required, case_optional};
    case mail_kind::expert_request:
    case mail_kind::lead_request: return {request_required, theme_optional};
    case mail_kind::expert_accepted: return {hour_required, accepted_optional, direction::inviting};
    case mail_kind::expert_declined:
    case mail_kind::expert_request_withdrawn: return {hour_required, theme_optional, direction::cancelling};
    case mail_kind::competence_unfilled:
    case mail_kind::facilitator_competence_unfilled: return {hour_required, theme_optional};
    case mail_kind::owner_without_lead:
    case mail_kind::reminder:
    case mail_kind::facilitator_no_cases:
    case mail_kind::facilitator_not_reached:
    case mail_kind::facilitator_cases_without_place:
    case mail_kind::facilitator_too_few_cases:
    case mail_kind::facilitator_reinstatement_asked:
    case mail_kind::facilitator_clock_pulled:
    case mail_kind::owner_lapsed: return {hour_required, hour_optional};
  }
  throw mail_error("a mail of unknown kind");
}

bool fits(direction calendar, calendar_method method) {
  switch (method) {
    case calendar_method::none: return true;
    case calendar_method::request: return calendar == direction::inviting;
    case calendar_method::cancel: return calendar == direction::cancelling;
  }
  return false;
}

bool contains(keys list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

}  // namespace

bool has_hour(mail_kind kind) {
  return kind != mail_kind::sign_in && kind != mail_kind::series_changed;
}

std::string_view parameter(outbox_mail const& mail, std::string_view name) {
  auto const found = std::ranges::find(mail.parameters, name, [](auto const& entry) { return entry.first; });
  return found == mail.parameters.end() ? std::string_view{} : std::string_view(found->second);
}

void check_allow_list(outbox_mail const& mail) {
  auto const allowed = allowance_of(mail.kind);
  for (auto const& [name, value] : mail.parameters) {
    if (!contains(allowed.required, name) && !contains(allowed.optional, name)) {
      throw mail_error(fmt::format("a {} mail with a parameter that is not its own", to_string(mail.kind)));
    }
  }
  for (auto const name : allowed.required) {
    if (parameter(mail, name).empty()) {
      throw mail_error(fmt::format("a {} mail without {}", to_string(mail.kind), name));
    }
  }
  if (has_hour(mail.kind) && (!mail.start || !mail.end)) {
    throw mail_error(fmt::format("a {} mail without its hour", to_string(mail.kind)));
  }
  if (!fits(allowed.calendar, mail.method)) {
    throw mail_error(fmt::format("a {} mail whose calendar part says something else", to_string(mail.kind)));
  }
}

}  // namespace matala::server
