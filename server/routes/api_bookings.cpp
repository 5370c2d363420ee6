// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"
#include "server/app/hide_case.hpp"
#include "server/app/move_case.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"
#include "server/render/views/case_form.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/draft_form.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>

namespace matala::server {
namespace {

// An API draft: the fields of the form, by the same names. Danger: raw text.
std::expected<case_draft, response> draft_of(call const& from, boost::json::object const& body) {
  case_draft draft;
  for (std::size_t part = 0; part < case_field_count; ++part) {
    auto text = text_member(from, body, form_name(static_cast<case_field>(part)));
    if (!text) return std::unexpected(std::move(text.error()));
    draft.text.at(part) = std::move(*text);
  }
  auto band = text_member(from, body, "age_band");
  if (!band) return std::unexpected(std::move(band.error()));
  bool const known = band->empty() || std::ranges::find(age_bands, *band) != age_bands.end();
  if (!known) return std::unexpected(problem_json(from, app_errc::invalid_input));
  draft.age_band = std::move(*band);
  auto lang = text_member(from, body, "language");
  if (!lang) return std::unexpected(std::move(lang.error()));
  draft.lang = parse_language(*lang).value_or(from.lang);
  if (!check_draft(draft).empty()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  return draft;
}

std::optional<std::size_t> part_named(std::string_view name) {
  for (std::size_t part = 0; part < case_field_count; ++part) {
    if (form_name(static_cast<case_field>(part)) == name) return part;
  }
  return std::nullopt;
}

std::optional<anonymizer::decision> decision_of(boost::json::value const& value) {
  auto const* object = value.if_object();
  if (!object) return std::nullopt;
  auto const* field = object->if_contains("field");
  auto const* begin = object->if_contains("begin");
  auto const* end = object->if_contains("end");
  auto const* action = object->if_contains("action");
  if (!field || !field->is_string() || !begin || !end || !action || !action->is_string()) return std::nullopt;
  auto const part = part_named(std::string_view{field->get_string()});
  bool const release = action->get_string() == "release";
  boost::json::error_code error;
  auto const from = begin->to_number<std::size_t>(error);
  if (error) return std::nullopt;
  auto const until = end->to_number<std::size_t>(error);
  if (error || !part || (!release && action->get_string() != "mask")) return std::nullopt;
  return anonymizer::decision{.field = *part,
                              .begin = from,
                              .end = until,
                              .verdict = release ? anonymizer::verdict::release : anonymizer::verdict::mask};
}

std::expected<std::vector<anonymizer::decision>, response> decisions_of(call const& from,
                                                                        boost::json::object const& body) {
  std::vector<anonymizer::decision> decisions;
  auto const* list = body.if_contains("decisions");
  if (!list) return decisions;
  if (!list->is_array()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  for (auto const& entry : list->get_array()) {
    auto const decision = decision_of(entry);
    if (!decision) return std::unexpected(problem_json(from, app_errc::invalid_input));
    decisions.push_back(*decision);
  }
  return decisions;
}

boost::json::array json_of(std::vector<anonymizer::finding> const& findings) {
  boost::json::array list;
  for (auto const& found : findings) {
    list.push_back({{"field", form_name(static_cast<case_field>(found.field))},
                    {"begin", found.begin},
                    {"end", found.end},
                    {"category", anonymizer::to_string(found.category)},
                    {"action", anonymizer::to_string(found.action)},
                    {"tier", anonymizer::to_string(found.tier)},
                    {"confidence", found.confidence},
                    {"replacement", found.replacement},
                    {"reason", anonymizer::to_string(found.reason)},
                    {"needs_decision", anonymizer::needs_decision(found)}});
  }
  return list;
}

response identifiers_found(call const& from, std::vector<anonymizer::finding> const& findings) {
  auto const plain = problem_json(from, app_errc::identifiers_found);
  auto problem = boost::json::parse(plain.body()).as_object();
  problem["findings"] = json_of(findings);
  return response::problem(boost::json::serialize(problem), status_of(app_errc::identifiers_found));
}

// R41: without any decision nobody has seen what would be masked, so nothing is masked behind their back; not even what
// could never be released.
std::expected<void, response> check_seen(call const& from, case_draft const& draft,
                                         std::vector<anonymizer::decision> const& decisions) {
  if (!decisions.empty()) return {};
  auto const seen = from.with.anonymize.inspect(document_of(draft), options_for(from, draft.lang));
  if (!seen) return std::unexpected(problem_json(from, app_errc::invalid_input));
  auto const is_masked = [](anonymizer::finding const& f) { return f.action != anonymizer::action::keep; };
  if (std::ranges::none_of(seen->findings, is_masked)) return {};
  return std::unexpected(identifiers_found(from, seen->findings));
}

constexpr std::initializer_list<std::string_view> draft_members{"question", "situation", "tried",
                                                                "aims",     "age_band",  "language"};
constexpr std::initializer_list<std::string_view> booking_members{
    "question",  "situation", "tried",  "aims",         "age_band",        "language",
    "decisions", "late",      "urgent", "follow_up_of", "shows_presenter", "competences"};

std::expected<bool, response> flag_of(call const& from, boost::json::object const& body, std::string_view key) {
  auto const* flag = body.if_contains(key);
  if (!flag) return false;
  if (!flag->is_bool()) return std::unexpected(problem_json(from, app_errc::invalid_input));
  return flag->get_bool();
}

// What is told of a case beside its text: urgency, earlier case, presenter.
std::expected<void, response> read_standing(call const& from, boost::json::object const& body,
                                            booking_request& request) {
  auto late = flag_of(from, body, "late");
  if (!late) return std::unexpected(std::move(late.error()));
  request.kind = *late ? scheduler::booking_kind::late : scheduler::booking_kind::ordinary;
  auto shows = flag_of(from, body, "shows_presenter");
  if (!shows) return std::unexpected(std::move(shows.error()));
  request.shows_presenter = *shows;
  auto why = text_member(from, body, "urgent");
  if (!why) return std::unexpected(std::move(why.error()));
  auto const urgent = why->empty() ? std::optional{urgency::not_urgent} : parse_urgency(*why);
  if (!urgent) return std::unexpected(problem_json(from, app_errc::invalid_input));
  request.urgent = *urgent;
  auto earlier = text_member(from, body, "follow_up_of");
  if (!earlier) return std::unexpected(std::move(earlier.error()));
  request.follow_up_code = std::move(*earlier);
  auto wanted = competences_member(from, body);
  if (!wanted) return std::unexpected(std::move(wanted.error()));
  request.subject.competences = std::move(*wanted);
  return {};
}

// A refusal of a full hour names its waitlist beside the next hour.
response refusal_of(call const& from, booking_refusal const& why) {
  auto plain = problem_json(from, why.code, why.next);
  bool const waits = why.code == app_errc::occurrence_full && from.with.data.read([&](unit_of_work const& unit) {
    auto const hour = unit.occurrences().find(hour_in_path(from));
    return hour && takes_waiting(unit, *hour, from.now);
  });
  if (!waits) return plain;
  auto problem = boost::json::parse(plain.body()).as_object();
  problem["waitlist"] = "/api/v1/hours/" + hour_in_path(from).value + "/waitlist";
  return response::problem(boost::json::serialize(problem), status_of(why.code));
}

using submission = std::expected<booking, booking_refusal> (*)(unit_of_work&, context const&, booking_request const&);

response submit_case(call& from, submission submit) {
  auto body = read_object(from, booking_members);
  if (!body) return std::move(body.error());
  auto draft = draft_of(from, *body);
  if (!draft) return std::move(draft.error());
  auto decisions = decisions_of(from, *body);
  if (!decisions) return std::move(decisions.error());
  if (auto seen = check_seen(from, *draft, *decisions); !seen) return std::move(seen.error());
  auto text = from.with.anonymize.redact(document_of(*draft), options_for(from, draft->lang), *decisions);
  if (!text) return identifiers_found(from, text.error().findings);
  booking_request request{.occurrence = hour_in_path(from),
                          .subject = {.text = std::move(*text), .lang = draft->lang, .age_band = draft->age_band}};
  request.idempotency_key = from.in.header("Idempotency-Key").value_or("");
  if (auto told = read_standing(from, *body, request); !told) return std::move(told.error());
  auto const booked = from.with.data.transact([&](unit_of_work& unit) { return submit(unit, from.acting(), request); });
  if (!booked) return refusal_of(from, booked.error());
  auto answer =
      json_answer(from.with.data.read([&](unit_of_work const& unit) { return json_of(from, unit, *booked); }), 201);
  answer.set("Location", "/bookings/" + booked->id.value);
  return answer;
}

}  // namespace

response api_preview(call& from) {
  auto body = read_object(from, draft_members);
  if (!body) return std::move(body.error());
  auto draft = draft_of(from, *body);
  if (!draft) return std::move(draft.error());
  auto const seen = from.with.anonymize.inspect(document_of(*draft), options_for(from, draft->lang));
  if (!seen) return problem_json(from, app_errc::invalid_input);
  boost::json::object masked;
  for (std::size_t part = 0; part < case_field_count; ++part) {
    masked[form_name(static_cast<case_field>(part))] = seen->masked.at(part);
  }
  return json_answer({{"text", masked}, {"findings", json_of(seen->findings)}});
}

response api_book(call& from) {
  return submit_case(from, book_place);
}

response api_join(call& from) {
  return submit_case(from, join_waitlist);
}

response api_answer_offer(call& from) {
  auto body = read_object(from, {"answer"});
  if (!body) return std::move(body.error());
  auto const answer = text_member(from, *body, "answer");
  if (!answer || (*answer != "accept" && *answer != "decline")) return problem_json(from, app_errc::invalid_input);
  auto const what = *answer == "accept" ? offer_answer::accept : offer_answer::decline;
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return answer_offer(unit, from.acting(), booking_in_path(from), what); });
  return done ? response::no_content() : problem_json(from, done.error());
}

response api_bookings(call& from) {
  boost::json::array list;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& held : unit.bookings().of_presenter(from.who->id)) list.push_back(json_of(from, unit, held));
  });
  return json_answer({{"bookings", list}});
}

response api_withdraw(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return withdraw_case(unit, from.acting(), booking_in_path(from)); });
  return done ? response::no_content() : problem_json(from, done.error());
}

response api_move(call& from) {
  auto body = read_object(from, {"to"});
  if (!body) return std::move(body.error());
  auto to = text_member(from, *body, "to");
  if (!to) return std::move(to.error());
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return move_case(unit, from.acting(), booking_in_path(from), occurrence_id{*to}); });
  return done ? response::no_content() : problem_json(from, done.error().code, done.error().next);
}

response api_hide(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return hide_case(unit, from.acting("reader"), booking_in_path(from)); });
  return done ? response::no_content() : problem_json(from, done.error());
}

}  // namespace matala::server
