// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/review_case.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/reviewing.hpp"
#include "server/routes/shown_reason.hpp"

namespace matala::server {
namespace {

// The version of the text that was read: what is said is said of that one.
std::expected<int, response> version_member(call const& from, boost::json::object const& body) {
  auto const* version = body.if_contains("version");
  if (!version || !version->is_int64()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  return static_cast<int>(version->get_int64());
}

response answer(call const& from, std::expected<void, app_errc> const& done) {
  return done ? response::no_content() : problem_json(from, done.error());
}

}  // namespace

response api_approve(call& from) {
  auto body = read_object(from, {"version"});
  if (!body) return std::move(body.error());
  auto version = version_member(from, *body);
  if (!version) return std::move(version.error());
  return answer(from, approve(from, *version));
}

response api_return(call& from) {
  auto body = read_object(from, {"version", "comment"});
  if (!body) return std::move(body.error());
  auto version = version_member(from, *body);
  if (!version) return std::move(version.error());
  auto comment = text_member(from, *body, "comment");
  if (!comment) return std::move(comment.error());
  return answer(from, give_back(from, *version, *comment));
}

response api_send_again(call& from) {
  return answer(from, from.with.data.transact([&](unit_of_work& unit) {
    return send_case_again(unit, from.acting(), booking_in_path(from));
  }));
}

}  // namespace matala::server
