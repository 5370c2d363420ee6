// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/outlook.hpp"
#include "server/render/page.hpp"
#include "server/render/views/facilitate_hour.hpp"
#include "server/render/words.hpp"

#include <fmt/format.h>

#include <utility>

namespace matala::server {
namespace {

std::string_view mail_style(mail_state state) {
  switch (state) {
    case mail_state::queued:
    case mail_state::sending:
    case mail_state::superseded: return "neutral";
    case mail_state::sent: return "success";
    case mail_state::deferred: return "alert";
    case mail_state::dead:
    case mail_state::expired: return "error";
  }
  std::unreachable();
}

page_error error_of(manage_error error, facilitate_hour_view const& view, template_set const& templates,
                    language lang) {
  auto const of_comment = [&](std::string_view key) {
    auto const field = "comment-" + view.answered.value_or(booking_id{}).value;
    return page_error{field, templates.text(fmt::format("facilitate_hour.error.{}", key), lang)};
  };
  switch (error) {
    case manage_error::comment_required: return of_comment("comment_required");
    case manage_error::comment_identifies: return of_comment("comment_identifies");
    case manage_error::comment_too_long: return of_comment("comment_too_long");
    case manage_error::text_changed: return {"content", templates.text("facilitate_hour.error.text_changed", lang)};
    case manage_error::reason_required:
      return {"reason", templates.text("facilitate_hour.error.reason_required", lang)};
    case manage_error::reason_identifies:
      return {"reason", templates.text("facilitate_hour.error.reason_identifies", lang)};
    case manage_error::late_notice: return {"short_notice", templates.text("facilitate_hour.error.late_notice", lang)};
    case manage_error::stale_revision: return {"content", templates.text("facilitate_hour.error.stale_revision", lang)};
    case manage_error::invalid_transition:
      return {"content", templates.text("facilitate_hour.error.invalid_transition", lang)};
    case manage_error::move_too_near: return {"move_day", templates.text("facilitate_hour.error.move_too_near", lang)};
    case manage_error::move_overlaps: return {"move_day", templates.text("facilitate_hour.error.move_overlaps", lang)};
    case manage_error::move_unreadable:
      return {"move_day", templates.text("facilitate_hour.error.move_unreadable", lang)};
    case manage_error::move_past_midnight:
      return {"move_day", templates.text("facilitate_hour.error.move_past_midnight", lang)};
    case manage_error::move_too_far: return {"move_day", templates.text("facilitate_hour.error.move_too_far", lang)};
    case manage_error::move_stays: return {"move_day", templates.text("facilitate_hour.error.move_stays", lang)};
    case manage_error::details_refused: return {"link", templates.text("facilitate_hour.error.details_refused", lang)};
  }
  std::unreachable();
}

void set_state(view_data& entry, facilitate_hour_view const& view, template_set const& templates, language lang) {
  auto const& zone = *view.when.zone;
  entry.set("state", state_word(view.state, view.is_full ? room::none : room::left, templates, lang));
  set_text(entry, "state_style", state_style(view.state));
  set_optional(entry, "cause", cause_word(view.cause, templates, lang));
  set_optional(entry, "reason", view.reason);
  entry.set("held", view.hold == scheduler::hold_flag::held);
  set_count(entry, "need", view.need);
  set_count(entry, "places", view.places);
  entry.set("opens", moment_text(view.clock.opens, zone, lang));
  entry.set("cutoff", moment_text(view.clock.cutoff, zone, lang));
  auto const decide = moment_text(view.clock.decide, zone, lang);
  entry.set("decide", decide);
  entry.set("lock", moment_text(view.clock.lock, zone, lang));
  set_optional(entry, "outlook",
               outlook_line({view.state, view.hold, view.need, view.min_cases}, decide, templates, lang));
}

void set_question(view_data& entry, facilitate_hour_view const& view, template_set const& templates, language lang) {
  set_optional(entry, "question", question_word(view.question, templates, lang));
  entry.set("asks_too_few", view.asks_too_few);
  entry.set("asks_not_reached", view.question == open_question::which_not_reached);
  entry.set("asks_discussed", view.question == open_question::which_discussed);
  entry.set("asks_no_cases", view.question == open_question::no_cases_after_lock);
  entry.set("asks_without_place", view.question == open_question::cases_without_place);
}

void set_waiting(view_data& entry, facilitate_hour_view const& view, language lang) {
  entry.set("waits", view.waiting != waiting_change::none);
  entry.set("waits_to_move", view.waiting == waiting_change::move);
  entry.set("ruled", view.ruled ? hour_text(view.ruled->start, view.ruled->end, *view.ruled->zone, lang) : "");
}

void set_acts(view_data& entry, facilitate_hour_view const& view) {
  entry.set("can_hold", view.can_hold);
  entry.set("can_release", view.can_release);
  entry.set("can_cancel", view.can_cancel);
  entry.set("can_reinstate", view.can_reinstate);
  entry.set("can_report_held", view.can_report_held);
  entry.set("has_acts", view.can_hold || view.can_release || view.can_cancel || view.can_reinstate ||
                            view.can_report_held || view.can_move || view.can_describe);
  entry.set("short_notice", view.short_notice);
  entry.set("typed_reason", view.typed_reason);
  entry.set("can_move", view.can_move);
  entry.set("move_day", view.move_day);
  entry.set("move_start", view.move_start);
  entry.set("can_describe", view.can_describe);
  entry.set("link", view.link);
  entry.set("topic", view.topic);
  set_optional(entry, "series_page", view.series_page);
  entry.set("revision", std::to_string(view.revision));
}

view_data bookings_data(facilitate_hour_view const& view, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& booking : view.bookings) {
    view_data entry;
    entry.set("id", booking.id.value);
    entry.set("code", booking.code);
    entry.set("place", booking.place > 0 ? std::to_string(booking.place) : std::string("–"));
    entry.set("booking_state", booking_word(booking.state, templates, lang));
    set_optional(entry, "urgent", urgency_word(booking.urgent, templates, lang));
    set_optional(entry, "review", review_word(booking.review, templates, lang));
    entry.set("waits", booking.position > 0);
    entry.set("position", std::to_string(booking.position));
    entry.set("offered", booking.is_offered);
    entry.set("hidden", booking.visibility == case_visibility::hidden);
    entry.set("removed", booking.visibility == case_visibility::removed);
    entry.set("presenter", booking.presenter);
    entry.set("organisation", booking.organisation);
    entry.set("was_moved", booking.moves > 0);
    entry.set("asked", booking.asked);
    set_count(entry, "moves", booking.moves);
    list.push_back(entry);
  }
  return list;
}

view_data reviews_data(facilitate_hour_view const& view, std::optional<page_error> const& error,
                       template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& review : view.reviews) {
    bool const answered = view.answered == review.id;
    bool const refused = answered && error && error->field == "comment-" + review.id.value;
    view_data entry;
    entry.set("id", review.id.value);
    entry.set("code", review.code);
    entry.set("version", std::to_string(review.version));
    entry.set("review", review_word(review.review, templates, lang));
    entry.set("returned", review.review == review_state::returned);
    set_optional(entry, "comment", review.comment);
    set_case(entry, review.text, templates, lang);
    entry.set("typed_comment", answered ? view.typed_comment : std::string{});
    set_optional(entry, "comment_error", refused ? std::optional{error->text} : std::nullopt);
    list.push_back(entry);
  }
  return list;
}

view_data told_data(facilitate_hour_view const& view, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& told : view.told) {
    view_data entry;
    entry.set("name", told.name);
    entry.set("address", told.address);
    entry.set("kind", templates.text(fmt::format("mail_kind.{}", to_string(told.kind)), lang));
    entry.set("state", templates.text(fmt::format("mail_state.{}", to_string(told.state)), lang));
    set_text(entry, "state_style", mail_style(told.state));
    set_optional(entry, "reply", told.last_reply == 0 ? std::nullopt : std::optional(std::to_string(told.last_reply)));
    entry.set("moment", moment_text(told.when, *view.when.zone, lang));
    list.push_back(entry);
  }
  return list;
}

view_data members_data(facilitate_hour_view const& view, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& member : view.members) {
    view_data entry;
    entry.set("name", member.name);
    set_optional(entry, "organisation", member.organisation);
    entry.set("role", templates.text(fmt::format("role.{}", to_string(member.granted)), lang));
    set_optional(entry, "phone", member.phone);
    list.push_back(entry);
  }
  return list;
}

}  // namespace

std::string render_facilitate_hour(template_set const& templates, page_frame const& frame,
                                   facilitate_hour_view const& view) {
  page_content content{"facilitate_hour", templates.text("facilitate_hour.title", frame.lang), {}};
  content.view.set("hour", view.id.value);
  content.view.set("site", view.site);
  content.view.set("series", view.series.value);
  content.view.set("can_keep_members", view.can_keep_members);
  set_when(content.view, view.when, frame.lang);
  set_state(content.view, view, templates, frame.lang);
  set_question(content.view, view, templates, frame.lang);
  set_waiting(content.view, view, frame.lang);
  set_acts(content.view, view);
  content.view.set("bookings", bookings_data(view, templates, frame.lang));
  content.view.set("has_bookings", !view.bookings.empty());
  content.view.set("told", told_data(view, templates, frame.lang));
  content.view.set("has_told", !view.told.empty());
  content.view.set("members", members_data(view, templates, frame.lang));
  set_experts(content.view, view.experts, view.when, templates, frame.lang);
  auto const error = view.error ? std::optional{error_of(*view.error, view, templates, frame.lang)} : std::nullopt;
  content.view.set("reviews", reviews_data(view, error, templates, frame.lang));
  content.view.set("has_reviews", !view.reviews.empty());
  content.view.set("reason_error", false);
  for (auto const* field : {"short_notice_error", "move_day_error", "link_error"}) content.view.set(field, false);
  if (error) {
    content.errors.push_back(*error);
    auto const& [field, text] = content.errors.back();
    if (field != "content") content.view.set(field + "_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
