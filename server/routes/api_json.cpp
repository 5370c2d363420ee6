// SPDX-License-Identifier: Apache-2.0
#include "server/routes/api_json.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/snapshot.hpp"
#include "server/http/etag.hpp"
#include "server/render/dates.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/routes/problem.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace matala::server {
namespace {

std::string_view word_of(booking_state state) {
  switch (state) {
    case booking_state::booked: return "booked";
    case booking_state::waiting: return "waiting";
    case booking_state::withdrawn: return "withdrawn";
    case booking_state::moved: return "moved";
    case booking_state::not_reached: return "not_reached";
    case booking_state::discussed: return "discussed";
  }
  return "booked";
}

// Boost.JSON builds values and unescapes strings in buffers on the stack. What they held stays readable below our own
// frame until other calls come by there, which on an idle thread is never; this is such a call.
[[gnu::noinline]] void wipe_stack_below() {
  std::array<char, 32 * 1024> below;
  OPENSSL_cleanse(below.data(), below.size());
}

}  // namespace

std::expected<boost::json::object, response> read_object(call const& from,
                                                         std::initializer_list<std::string_view> allowed) {
  return read_object(from, std::span{allowed.begin(), allowed.size()});
}

std::expected<boost::json::object, response> read_object(call const& from, std::span<std::string_view const> allowed) {
  if (from.in.body.empty()) return boost::json::object{};
  if (!from.in.has_media_type("application/json")) {
    return std::unexpected(refuse(from, http_errc::unsupported_media_type));
  }
  boost::json::error_code error;
  auto value = boost::json::parse(from.in.body.view(), error);
  wipe_stack_below();
  if (error || !value.is_object()) return std::unexpected(refuse(from, http_errc::malformed_request));
  for (auto const& member : value.get_object()) {
    if (std::ranges::find(allowed, std::string_view{member.key()}) == allowed.end()) {
      return std::unexpected(problem_json(from, "unknown-member", 422));
    }
  }
  return value.get_object();
}

std::expected<std::string, response> text_member(call const& from, boost::json::object const& body,
                                                 std::string_view key) {
  auto const* member = body.if_contains(key);
  if (!member) return std::string{};
  if (!member->is_string()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  return std::string{member->get_string()};
}

std::expected<std::vector<competence_id>, response> competences_member(call const& from,
                                                                       boost::json::object const& body) {
  std::vector<competence_id> ids;
  auto const* list = body.if_contains("competences");
  if (!list) return ids;
  if (!list->is_array()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  for (auto const& entry : list->get_array()) {
    if (!entry.is_string()) return std::unexpected(problem_json(from, app_errc::invalid_input));
    ids.push_back(competence_id{std::string{entry.get_string()}});
  }
  return ids;
}

boost::json::object json_of(call const& from, unit_of_work const& unit, occurrence const& hour) {
  auto const known = with_series(from, unit, hour);
  auto const view = view_of(unit, hour);
  return {{"id", hour.id.value},
          {"series", hour.series.value},
          {"site", known.place.name},
          {"zone", known.of.zone},
          {"state", scheduler::to_string(hour.state)},
          {"start", machine_time(hour.clock.start)},
          {"end", machine_time(hour.clock.end)},
          {"opens", machine_time(hour.clock.opens)},
          {"cutoff", machine_time(hour.clock.cutoff)},
          {"decide", machine_time(hour.clock.decide)},
          {"lock", machine_time(hour.clock.lock)},
          {"places", hour.places},
          {"free", hour.places - view.taken},
          {"waiting", static_cast<int>(unit.bookings().waiting(hour.id).size())},
          {"takes_waiting", takes_waiting(unit, hour, from.now)},
          {"bookable", scheduler::is_bookable(view, from.now)},
          {"hold", hour.hold == scheduler::hold_flag::held},
          {"revision", hour.revision}};
}

boost::json::object json_of(call const& from, unit_of_work const& unit, booking const& held) {
  auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
  boost::json::object text;
  bool const shown = subject.visibility == case_visibility::shown;
  auto const parts = shown ? text_of(subject).parts : case_parts{};
  for (std::size_t part = 0; part < case_field_count; ++part) {
    text[form_name(static_cast<case_field>(part))] = parts.at(part);
  }
  boost::json::object made{{"id", held.id.value},          {"code", subject.code}, {"place", held.place},
                           {"state", word_of(held.state)}, {"moves", held.moves},  {"text", text}};
  made["urgent"] = to_string(held.urgent);
  made["follow_up_of"] = code_of(unit, held.follow_up_of);
  made["shows_presenter"] = held.shows_presenter;
  made["review"] = to_string(subject.review);
  made["comment"] = subject.comment;
  made["position"] = position_of(unit, held);
  if (held.state == booking_state::waiting && scheduler::may_accept(held.wait.value(), from.now)) {
    made["offered_until"] = machine_time(held.wait->offer_ends);
  }
  if (auto const hour = unit.occurrences().find(held.occurrence)) made["hour"] = json_of(from, unit, *hour);
  return made;
}

response json_answer(boost::json::value const& value, unsigned status) {
  return response::json(boost::json::serialize(value), status);
}

std::optional<int> if_match_revision(call const& from) {
  auto const field = from.in.header("If-Match");
  if (!field) return std::nullopt;
  int revision = -1;
  if (field->starts_with("\"r") && field->ends_with('"')) {
    std::from_chars(field->data() + 2, field->data() + field->size() - 1, revision);
  }
  return revision;
}

}  // namespace matala::server
