// SPDX-License-Identifier: Apache-2.0
#include "server/routes/problem.hpp"

#include "server/render/dates.hpp"
#include "server/render/views/problem.hpp"
#include "server/routes/frame.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace matala::server {

unsigned status_of(app_errc error) {
  switch (error) {
    case app_errc::not_open_yet:
    case app_errc::cutoff_passed:
    case app_errc::occurrence_full:
    case app_errc::occurrence_cancelled:
    case app_errc::occurrence_decided:
    case app_errc::too_many_cases:
    case app_errc::place_free:
    case app_errc::holiday:
    case app_errc::invalid_transition:
    case app_errc::overlaps:
    case app_errc::last_of_role:
    case app_errc::nobody_has_competence:
    case app_errc::request_closed:
    case app_errc::late_notice: return 409;
    case app_errc::reason_required:
    case app_errc::identifiers_found:
    case app_errc::unknown_case:
    case app_errc::idempotency_mismatch:
    case app_errc::invalid_input:
    case app_errc::wrong_code: return 422;
    case app_errc::stale_revision: return 412;
    case app_errc::not_acknowledged_rules:
    case app_errc::not_member: return 403;
    case app_errc::not_found: return 404;
    case app_errc::not_signed_in: return 401;
    case app_errc::late_answer:
    case app_errc::link_expired: return 410;
    case app_errc::rate_limited: return 429;
  }
  throw std::logic_error("unknown app_errc");
}

std::string_view type_of(http_errc error) {
  switch (error) {
    case http_errc::malformed_request: return "malformed-request";
    case http_errc::wrong_origin:
    case http_errc::wrong_form_token: return "wrong-origin";
    case http_errc::not_found: return "not-found";
    case http_errc::method_not_allowed: return "method-not-allowed";
    case http_errc::length_required: return "length-required";
    case http_errc::body_too_large: return "body-too-large";
    case http_errc::target_too_long: return "target-too-long";
    case http_errc::unsupported_media_type: return "unsupported-media-type";
    case http_errc::expectation_failed: return "expectation-failed";
    case http_errc::too_many_requests: return "rate-limited";
    case http_errc::header_too_large: return "header-too-large";
    case http_errc::internal_error: return "internal-error";
    case http_errc::overloaded: return "overloaded";
    case http_errc::disconnected: return "disconnected";
  }
  throw std::logic_error("unknown http_errc");
}

response problem_page(call const& from, std::string_view type, unsigned status, std::string_view back) {
  problem_view view;
  view.type = type;
  view.status = status;
  view.back = back;
  return response::html(render_problem(from.with.templates, frame_of(from, nav_item::none, "/"), view), status);
}

response problem_page(call const& from, app_errc error, std::string_view back) {
  return problem_page(from, to_string(error), status_of(error), back);
}

response problem_json(call const& from, std::string_view type, unsigned status, std::optional<occurrence> const& next) {
  boost::json::object problem{
      {"type", std::string{"/problems/"} + std::string{type}}, {"title", std::string{type}}, {"status", status}};
  auto const key = "problem." + std::string{type} + ".heading";
  if (from.with.templates.has_text(key, from.lang)) problem["title"] = from.with.templates.text(key, from.lang);
  if (next) {
    problem["next_hour"] = boost::json::object{
        {"id", next->id.value}, {"start", machine_time(next->clock.start)}, {"end", machine_time(next->clock.end)}};
  }
  return response::problem(boost::json::serialize(problem), status);
}

response problem_json(call const& from, app_errc error, std::optional<occurrence> const& next) {
  return problem_json(from, to_string(error), status_of(error), next);
}

bool wants_json(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz";
}

response refuse(call const& from, app_errc error, std::string_view back) {
  return wants_json(from.in.path) ? problem_json(from, error) : problem_page(from, error, back);
}

response refuse(call const& from, http_errc error) {
  auto const status = status_of(error);
  return wants_json(from.in.path) ? problem_json(from, type_of(error), status)
                                  : problem_page(from, type_of(error), status);
}

}  // namespace matala::server
