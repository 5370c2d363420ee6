// SPDX-License-Identifier: Apache-2.0
#include "server/app/find_words.hpp"
#include "server/app/hide_case.hpp"
#include "server/render/views/case_mask.hpp"
#include "server/routes/draft_form.hpp"
#include "server/routes/form_values.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>
#include <charconv>

namespace matala::server {
namespace {

std::optional<stored_case> case_of(unit_of_work const& unit, call const& from) {
  auto const held = unit.bookings().find(booking_in_path(from));
  return held ? unit.cases().find(held->subject) : std::nullopt;
}

response mask_page(call const& from, std::optional<case_mask_error> error, std::string_view words, unsigned status) {
  auto view = from.with.data.read([&](unit_of_work const& unit) {
    auto const held = unit.bookings().find(booking_in_path(from)).value_or(booking{});
    auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
    auto const known = find_hour(from, unit, held.occurrence).value_or(known_hour{});
    bool const is_hidden = subject.visibility == case_visibility::hidden;
    bool const can_mask = may_be_masked(subject);
    return case_mask_view{.id = held.id,
                          .code = subject.code,
                          .when = known.when,
                          .text = can_mask ? text_of(subject) : case_text{},
                          .version = subject.version,
                          .is_returned = can_mask && !is_hidden,
                          .words = std::string{words},
                          .error = std::nullopt};
  });
  view.error = error;
  return response::html(render_case_mask(from.with.templates, frame_of(from, nav_item::none, from.in.path), view),
                        status);
}

bool stands_in(stored_case const& subject, std::string const& phrase) {
  return std::ranges::any_of(subject.text, [&](std::string const& part) { return !find_words(part, phrase).empty(); });
}

}  // namespace

response post_hide(call& from) {
  auto const hour = from.with.data.transact([&](unit_of_work& unit) -> std::expected<occurrence_id, app_errc> {
    auto const held = unit.bookings().find(booking_in_path(from));
    if (!held) return std::unexpected(app_errc::not_found);
    if (auto const done = hide_case(unit, from.acting("reader"), held->id); !done) return std::unexpected(done.error());
    return held->occurrence;
  });
  if (!hour) return refuse(from, hour.error(), "/sessions");
  return response::see_other("/hours/" + hour->value + "?done=case-hidden");
}

response show_mask(call& from) {
  return mask_page(from, std::nullopt, "", 200);
}

response post_mask(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const words = fields->text("words");
  auto const phrases = phrases_in(words);
  auto const subject = from.with.data.read([&](unit_of_work const& unit) { return case_of(unit, from); });
  if (!subject) return refuse(from, app_errc::not_found, "/bookings");
  if (phrases.empty()) return mask_page(from, case_mask_error::nothing_named, words, 422);
  for (auto const& phrase : phrases) {
    if (!stands_in(*subject, phrase)) return mask_page(from, case_mask_error::not_found, words, 422);
  }
  auto const typed = fields->text("version");
  int version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  if (version != subject->version) return mask_page(from, case_mask_error::stale_revision, words, 412);
  auto const text = from.with.anonymize.mask_more(subject->text, options_for(from, subject->lang), phrases);
  if (!text) return mask_page(from, case_mask_error::identifiers_left, words, 422);
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return mask_case(unit, from.acting(), booking_in_path(from), version, *text); });
  bool const was_returned = subject->visibility == case_visibility::shown;
  if (done) return response::see_other(was_returned ? "/bookings?done=returned-masked" : "/bookings?done=case-masked");
  if (done.error() == app_errc::stale_revision) return mask_page(from, case_mask_error::stale_revision, words, 412);
  return refuse(from, done.error(), "/bookings");
}

response post_remove(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return remove_case(unit, from.acting(), booking_in_path(from)); });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other("/bookings?done=case-removed");
}

}  // namespace matala::server
