// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"
#include "server/app/competences.hpp"
#include "server/app/follow_up.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waitlist.hpp"
#include "server/routes/draft_form.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>

namespace matala::server {
namespace {

chosen_hour choose(unit_of_work const& unit, known_hour const& known, scheduler::booking_kind kind) {
  auto const taken = static_cast<int>(unit.bookings().holding_places(known.hour.id).size());
  return {.id = known.hour.id,
          .when = known.when,
          .site = known.place.name,
          .kind = kind,
          .places = known.hour.places,
          .free = known.hour.places - taken,
          .cutoff = known.hour.clock.cutoff,
          .competences = competences_in_use(unit)};
}

std::optional<chosen_hour> find_chosen(call const& from, occurrence_id const& id, scheduler::booking_kind kind) {
  return from.with.data.read([&](unit_of_work const& unit) -> std::optional<chosen_hour> {
    auto const known = find_hour(from, unit, id);
    if (!known) return std::nullopt;
    return choose(unit, *known, kind);
  });
}

scheduler::booking_kind kind_in(form const& fields) {
  return fields.text("late") == "1" ? scheduler::booking_kind::late : scheduler::booking_kind::ordinary;
}

// "I want to wait" of the list of hours; a booking of the hour when a place has become free meanwhile.
void choose_waitlist(call const& from, chosen_hour& hour, std::string_view wait) {
  if (wait != "1") return;
  hour.waitlist = from.with.data.read([&](unit_of_work const& unit) {
    auto const found = unit.occurrences().find(hour.id);
    return found && takes_waiting(unit, *found, from.now);
  });
}

std::string case_path(call const& from) {
  return "/hours/" + hour_in_path(from).value + "/case";
}

response case_form_page(call const& from, case_form_view const& view, unsigned status) {
  return response::html(render_case_form(from.with.templates, frame_of(from, nav_item::book, case_path(from)), view),
                        status);
}

response preview_page(call const& from, preview_view const& view, unsigned status) {
  return response::html(render_preview(from.with.templates, frame_of(from, nav_item::book, case_path(from)), view),
                        status);
}

// A step's form, read and checked; what step 2 and step 3 have in common.
struct step {
  chosen_hour hour;
  case_draft draft;
};

std::expected<step, response> read_step(call const& from, form const& fields) {
  auto hour = find_chosen(from, hour_in_path(from), kind_in(fields));
  if (!hour) return std::unexpected(refuse(from, app_errc::not_found, "/hours"));
  choose_waitlist(from, *hour, fields.text("wait"));
  step read{.hour = std::move(*hour), .draft = read_draft(fields, from.lang)};
  auto errors = check_draft(read.draft);
  bool const unknown = from.with.data.read([&](unit_of_work const& unit) {
    return !find_earlier_case(unit, from.who->id, read.draft.follow_up).has_value();
  });
  if (errors.empty() && !unknown) return read;
  case_form_view const again{
      .hour = read.hour, .draft = read.draft, .errors = std::move(errors), .unknown_follow_up = unknown};
  return std::unexpected(case_form_page(from, again, 422));
}

// Details that identify together with others: generalised ones, and those that were released.
int circumstances_in(std::vector<previewed_finding> const& findings) {
  return static_cast<int>(std::ranges::count_if(findings, [](previewed_finding const& shown) {
    bool const circumstance = shown.found.tier == anonymizer::tier::circumstance;
    return circumstance && (!shown.masked || shown.found.action == anonymizer::action::generalise);
  }));
}

preview_view view_of_step(call const& from, form const& fields, step const& at, form_decisions const& made,
                          std::vector<anonymizer::finding> const& findings) {
  preview_view view;
  view.hour = at.hour;
  view.draft = at.draft;
  view.findings = with_choices(findings, made);
  view.mask_words = fields.text("mask_words");
  view.idempotency_key = fields.text("idempotency_key");
  if (view.idempotency_key.empty()) view.idempotency_key = random_word(from.with.random);
  view.circumstances_left = circumstances_in(view.findings);
  if (!made.words_not_found.empty()) view.errors.push_back(preview_error::word_not_found);
  return view;
}

// The preview again, with what is wrong and everything that was typed.
response preview_again(call const& from, form const& fields, step const& at, form_decisions const& made,
                       std::vector<anonymizer::finding> findings, preview_error error) {
  auto const seen = from.with.anonymize.inspect(document_of(at.draft), options_for(from, at.draft.lang));
  if (seen) {
    for (auto const& found : seen->findings) {
      auto const known = [&](anonymizer::finding const& f) {
        return f.field == found.field && f.begin < found.end && found.begin < f.end;
      };
      if (std::ranges::none_of(findings, known)) findings.push_back(found);
    }
  }
  auto view = view_of_step(from, fields, at, made, findings);
  view.errors.push_back(error);
  return preview_page(from, view, 422);
}

preview_error error_of(anonymizer::errc code) {
  return code == anonymizer::errc::identifiers_left ? preview_error::identifiers_left : preview_error::decision_missing;
}

// The place is gone: nothing that was typed is lost, and the same text can go to the next hour with one press.
response offer_next(call const& from, form const& fields, step at, form_decisions const& made,
                    booking_refusal const& why) {
  auto const seen = from.with.anonymize.inspect(document_of(at.draft), options_for(from, at.draft.lang));
  refused_booking refused{.problem = std::string{to_string(why.code)}, .when = at.hour.when};
  refused.has_place = why.code == app_errc::place_free;
  bool const waits = why.code == app_errc::occurrence_full && from.with.data.read([&](unit_of_work const& unit) {
    auto const hour = unit.occurrences().find(at.hour.id);
    return hour && takes_waiting(unit, *hour, from.now);
  });
  if (waits) refused.waitlist = at.hour.id;
  at.hour.waitlist = false;
  if (why.next && !refused.has_place) {
    from.with.data.read([&](unit_of_work const& unit) { refused.next = listed(from, unit, *why.next); });
    if (auto next = find_chosen(from, why.next->id, scheduler::booking_kind::ordinary)) at.hour = std::move(*next);
  }
  auto view = view_of_step(from, fields, at, made, seen ? seen->findings : std::vector<anonymizer::finding>{});
  view.refused = std::move(refused);
  return preview_page(from, view, status_of(why.code));
}

using submission = std::expected<booking, booking_refusal> (*)(unit_of_work&, context const&, booking_request const&);

// R41: the case as its author has decided it, to a place or to the waitlist.
response submit_case(call& from, submission submit) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto at = read_step(from, *fields);
  if (!at) return std::move(at.error());
  auto const made = read_decisions(*fields, at->draft);
  if (!made.words_not_found.empty()) {
    return preview_again(from, *fields, *at, made, {}, preview_error::word_not_found);
  }
  auto text = from.with.anonymize.redact(document_of(at->draft), options_for(from, at->draft.lang), made.decisions);
  if (!text) return preview_again(from, *fields, *at, made, text.error().findings, error_of(text.error().code));
  if (fields->text("confirmed") != "1") {
    return preview_again(from, *fields, *at, made, {}, preview_error::not_confirmed);
  }
  booking_request const request{.occurrence = hour_in_path(from),
                                .subject = {.text = std::move(*text),
                                            .lang = at->draft.lang,
                                            .age_band = at->draft.age_band,
                                            .competences = at->draft.competences},
                                .kind = at->hour.kind,
                                .urgent = at->draft.urgent,
                                .follow_up_code = at->draft.follow_up,
                                .shows_presenter = at->draft.shows_presenter,
                                .idempotency_key = std::string{fields->text("idempotency_key")}};
  auto const booked = from.with.data.transact([&](unit_of_work& unit) { return submit(unit, from.acting(), request); });
  if (!booked) return offer_next(from, *fields, *at, made, booked.error());
  bool const waits = booked->state == booking_state::waiting;
  return response::see_other(waits ? "/bookings?done=case-waits" : "/bookings/" + booked->id.value);
}

}  // namespace

response show_case_form(call& from) {
  bool const late = from.in.query_value("late") == "1";
  auto const kind = late ? scheduler::booking_kind::late : scheduler::booking_kind::ordinary;
  auto hour = find_chosen(from, hour_in_path(from), kind);
  if (!hour) return refuse(from, app_errc::not_found, "/hours");
  choose_waitlist(from, *hour, from.in.query_value("wait").value_or(""));
  case_form_view view{.hour = std::move(*hour)};
  view.draft.lang = from.lang;
  return case_form_page(from, view, 200);
}

response post_case_form(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto hour = find_chosen(from, hour_in_path(from), kind_in(*fields));
  if (!hour) return refuse(from, app_errc::not_found, "/hours");
  choose_waitlist(from, *hour, fields->text("wait"));
  return case_form_page(from, {.hour = std::move(*hour), .draft = read_draft(*fields, from.lang)}, 200);
}

response post_preview(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto at = read_step(from, *fields);
  if (!at) return std::move(at.error());
  auto const seen = from.with.anonymize.inspect(document_of(at->draft), options_for(from, at->draft.lang));
  if (!seen) return refuse(from, app_errc::invalid_input, "/hours");
  auto const made = read_decisions(*fields, at->draft);
  return preview_page(from, view_of_step(from, *fields, *at, made, seen->findings), 200);
}

response post_booking(call& from) {
  return submit_case(from, book_place);
}

response post_waitlist(call& from) {
  return submit_case(from, join_waitlist);
}

}  // namespace matala::server
