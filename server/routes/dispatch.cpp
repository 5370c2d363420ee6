// SPDX-License-Identifier: Apache-2.0
#include "server/routes/dispatch.hpp"

#include "server/app/secrets.hpp"
#include "server/app/sign_in.hpp"
#include "server/http/cookie.hpp"
#include "server/http/csrf.hpp"
#include "server/routes/problem.hpp"

namespace matala::server {
namespace {

constexpr std::array<std::string_view, 3> languages{"fi", "sv", "en"};

std::vector<route> rows_for(run_mode mode) {
  std::vector<route> rows(all_routes().begin(), all_routes().end());
  if (mode == run_mode::demo) rows.insert(rows.end(), demo_routes().begin(), demo_routes().end());
  return rows;
}

std::vector<route_pattern> patterns_of(std::vector<route> const& rows) {
  std::vector<route_pattern> patterns;
  for (auto const& row : rows) patterns.push_back({row.method, row.pattern});
  return patterns;
}

std::optional<std::string_view> bearer_of(request const& in) {
  auto const field = in.header("Authorization");
  if (!field || !field->starts_with("Bearer ")) return std::nullopt;
  return field->substr(7);
}

language language_of(call const& current) {
  if (auto const asked = current.in.query_value("lang")) {
    if (auto const known = parse_language(*asked); known && !current.who) return *known;
  }
  if (current.who) return current.who->lang;
  return parse_language(current.in.language(languages)).value_or(language::fi);
}

void identify(call& current, unit_of_work const& unit) {
  if (auto const token = bearer_of(current.in)) {
    current.channel = audit_channel::api;
    auto const holder = unit.sign_in().find_api_token(hash_of(*token));
    if (!holder) return;
    auto who = unit.people().find(*holder);
    if (who && who->state == person_state::active) current.who = std::move(who);
    return;
  }
  auto const cookie = current.in.cookie(session_cookie_name);
  if (!cookie) return;
  auto const watching = [&](person_id const& who) { return current.with.events.streams_of(who.value) > 0; };
  current.who = person_of_session(unit, *cookie, current.now, watching);
  if (current.who) current.secret = *cookie;
}

std::expected<void, http_errc> check_own_origin(call const& current) {
  for (auto const& origin : current.with.origins) {
    if (check_origin(current.in, origin)) return {};
  }
  return std::unexpected(http_errc::wrong_origin);
}

std::expected<void, http_errc> check_csrf(call const& current, csrf needed) {
  bool const bearer = bearer_of(current.in).has_value();
  switch (needed) {
    case csrf::not_needed:
    case csrf::mailed_token: return {};
    case csrf::origin: return check_own_origin(current);
    case csrf::origin_or_bearer:
      if (bearer) return {};
      return check_own_origin(current);
    case csrf::form_token: {
      // A bearer has no forms; a page's form never carries one.
      if (bearer) return std::unexpected(http_errc::wrong_origin);
      if (auto const origin = check_own_origin(current); !origin) return origin;
      if (!current.who) return {};  // The access check sends them to sign in.
      auto const fields = current.in.read_form();
      if (!fields) return std::unexpected(fields.error());
      return check_form_token(current.secret, fields->text("csrf"));
    }
  }
  return std::unexpected(http_errc::wrong_origin);
}

resource resource_of(request const& in, names what) {
  switch (what) {
    case names::nothing: return std::monostate{};
    case names::hour: return occurrence_id{std::string{in.parameter("hour")}};
    case names::booking: return booking_id{std::string{in.parameter("booking")}};
    case names::series: return series_id{std::string{in.parameter("series")}};
    case names::request: return request_id{std::string{in.parameter("request")}};
  }
  return std::monostate{};
}

// Somebody on their way is sent to what is missing and brought back; an act is refused, since its body would be lost.
response turn_away(call const& current, app_errc why) {
  bool const page = is_safe(current.in.method) && !wants_json(current.in.path);
  if (!page) return refuse(current, why);
  auto const next = "?next=" + percent_encode(current.in.path);
  if (why == app_errc::not_signed_in) {
    return response::see_other((current.who ? "/welcome" : "/sign-in") + next);
  }
  if (why == app_errc::not_acknowledged_rules) return response::see_other("/ground-rules" + next);
  return refuse(current, why);
}

void touch(call const& current) {
  if (current.secret.empty()) return;
  auto const stale =
      current.with.data.read([&](unit_of_work const& unit) { return wants_touch(unit, current.secret, current.now); });
  if (!stale) return;
  try {
    current.with.data.transact([&](unit_of_work& unit) { touch_session(unit, current.secret, current.now); });
  } catch (store_full const&) {
    // Reading goes on with a full disk; the session then only ends a little earlier.
  }
}

}  // namespace

dispatcher::dispatcher(services const& with) : with_(with), rows_(rows_for(with.mode)), router_(patterns_of(rows_)) {}

response dispatcher::operator()(request& in) const {
  call current{.in = in, .with = with_, .now = with_.time.now()};
  if (wants_json(in.path)) current.channel = audit_channel::api;
  current.lang = language_of(current);
  auto found = router_.match(in.method, in.path);
  if (!found) {
    auto answer = refuse(current, found.error().code);
    if (!found.error().allow.empty()) answer.set("Allow", found.error().allow);
    return answer;
  }
  in.parameters = std::move(found->parameters);
  try {
    return handle(current, rows_[found->route]);
  } catch (store_full const&) {
    auto answer =
        wants_json(in.path) ? problem_json(current, "storage-full", 507) : problem_page(current, "storage-full", 507);
    answer.set("Retry-After", "60");
    return answer;
  }
}

response dispatcher::handle(call& current, route const& row) const {
  auto const allowed = with_.data.read([&](unit_of_work const& unit) {
    identify(current, unit);
    return check_access(unit, current.who, row.access, resource_of(current.in, row.names),
                        with_.rules.ground_rules_version);
  });
  current.lang = language_of(current);
  if (auto const origin = check_csrf(current, row.csrf); !origin) return refuse(current, origin.error());
  if (!allowed) return turn_away(current, allowed.error());
  auto answer = row.handle(current);
  if (!is_safe(current.in.method)) with_.wake_mail();
  touch(current);
  return answer;
}

std::size_t dispatcher::body_limit(http_method method, std::string_view path) const {
  auto const found = router_.match(method, path);
  return found ? rows_[found->route].body_limit_bytes : 16 * 1024;
}

}  // namespace matala::server
