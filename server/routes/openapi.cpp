// SPDX-License-Identifier: Apache-2.0
#include "server/routes/openapi.hpp"

#include "server/routes/handlers.hpp"
#include "server/routes/openapi_bookings.hpp"
#include "server/routes/openapi_experts.hpp"
#include "server/routes/openapi_schema.hpp"
#include "server/routes/openapi_series.hpp"
#include "server/routes/table.hpp"

#include <boost/json.hpp>

#include <map>

namespace matala::server {
namespace {

using namespace openapi;

object schemas() {
  return {
      {"Problem", shape({{"type", text_schema()}, {"title", text_schema()}, {"status", {{"type", "integer"}}}},
                        {"type", "title", "status"}, "open")},
      {"Me", shape({{"id", text_schema()},
                    {"ground_rules_version", {{"type", "integer"}}},
                    {"acknowledged_version", {{"type", "integer"}}},
                    {"name", text_schema()},
                    {"language", text_schema()},
                    {"active", {{"type", "boolean"}}}},
                   {"id", "ground_rules_version", "acknowledged_version", "name", "language", "active"})},
      {"Hour", shape({{"id", text_schema()},
                      {"series", text_schema()},
                      {"site", text_schema()},
                      {"zone", text_schema()},
                      {"state", text_schema()},
                      {"start", time_schema()},
                      {"end", time_schema()},
                      {"opens", time_schema()},
                      {"cutoff", time_schema()},
                      {"decide", time_schema()},
                      {"lock", time_schema()},
                      {"places", {{"type", "integer"}}},
                      {"free", {{"type", "integer"}}},
                      {"waiting", {{"type", "integer"}}},
                      {"takes_waiting", {{"type", "boolean"}}},
                      {"bookable", {{"type", "boolean"}}},
                      {"hold", {{"type", "boolean"}}},
                      {"revision", {{"type", "integer"}}}},
                     {"id", "series", "site", "zone", "state", "start", "end", "opens", "cutoff", "decide", "lock",
                      "places", "free", "waiting", "takes_waiting", "bookable", "hold", "revision"})},
      {"Hours", shape({{"hours", list_of(reference("Hour"))}}, {"hours"})},
      {"CaseText", shape({{"question", text_schema()},
                          {"situation", text_schema()},
                          {"tried", text_schema()},
                          {"aims", text_schema()}},
                         {"question", "situation", "tried", "aims"})},
      {"Finding", shape({{"field", text_schema()},
                         {"begin", {{"type", "integer"}}},
                         {"end", {{"type", "integer"}}},
                         {"category", text_schema()},
                         {"action", {{"type", "string"}, {"enum", {"mask", "generalise", "ask", "keep"}}}},
                         {"tier", {{"type", "string"}, {"enum", {"direct", "probable", "circumstance"}}}},
                         {"confidence", {{"type", "number"}}},
                         {"replacement", text_schema()},
                         {"reason", text_schema()},
                         {"needs_decision", {{"type", "boolean"}}}},
                        {"field", "begin", "end", "category", "action", "tier", "confidence", "replacement", "reason",
                         "needs_decision"})},
      {"Preview",
       shape({{"text", reference("CaseText")}, {"findings", list_of(reference("Finding"))}}, {"text", "findings"})},
      {"Booking", shape({{"id", text_schema()},
                         {"code", text_schema()},
                         {"place", {{"type", "integer"}}},
                         {"state", text_schema()},
                         {"moves", {{"type", "integer"}}},
                         {"text", reference("CaseText")},
                         {"urgent", urgency_schema()},
                         {"follow_up_of", text_schema()},
                         {"shows_presenter", {{"type", "boolean"}}},
                         {"review", review_schema()},
                         {"comment", text_schema()},
                         {"position", {{"type", "integer"}}},
                         {"offered_until", time_schema()},
                         {"hour", reference("Hour")}},
                        {"id", "code", "place", "state", "moves", "text", "urgent", "follow_up_of", "shows_presenter",
                         "review", "comment", "position"})},
      {"Bookings", shape({{"bookings", list_of(reference("Booking"))}}, {"bookings"})},
      {"Session", shape({{"id", text_schema()},
                         {"state", text_schema()},
                         {"start", time_schema()},
                         {"agenda", list_of(shape({{"booking", text_schema()},
                                                   {"code", text_schema()},
                                                   {"place", {{"type", "integer"}}},
                                                   {"urgent", urgency_schema()},
                                                   {"follow_up_of", text_schema()},
                                                   {"presenter", text_schema()},
                                                   {"shown", {{"type", "boolean"}}},
                                                   {"released", {{"type", "boolean"}}},
                                                   {"version", {{"type", "integer"}}},
                                                   {"text", reference("CaseText")}},
                                                  {"booking", "code", "place", "urgent", "follow_up_of", "presenter",
                                                   "shown", "released", "version", "text"}))},
                         {"current", text_schema()},
                         {"meeting_link", text_schema()}},
                        {"id", "state", "start", "agenda"})},
      {"Deliveries",
       shape({{"deliveries", list_of(shape({{"kind", text_schema()},
                                            {"address", text_schema()},
                                            {"state", text_schema()},
                                            {"attempts", {{"type", "integer"}}},
                                            {"last_reply", {{"type", "integer"}}},
                                            {"created", time_schema()}},
                                           {"kind", "address", "state", "attempts", "last_reply", "created"}))}},
             {"deliveries"})},
      {"Draft", shape(draft_properties(), {"question", "situation"})},
      {"BookingRequest", shape(booking_properties(), {"question", "situation"})},
      {"Acknowledgement", shape({{"version", {{"type", "integer"}}}}, {"version"})},
      {"OfferAnswer", shape({{"answer", {{"type", "string"}, {"enum", {"accept", "decline"}}}}}, {"answer"})},
      {"Move", shape({{"to", text_schema()}}, {"to"})},
      {"Cancellation", shape({{"reason", text_schema()}}, {"reason"})},
      {"Reinstatement", shape({{"short_notice", {{"type", "boolean"}}}}, {})},
      {"Approval", shape({{"version", {{"type", "integer"}}}}, {"version"})},
      {"Return", shape({{"version", {{"type", "integer"}}}, {"comment", text_schema()}}, {"version", "comment"})},
      {"Current", shape({{"booking", text_schema()}}, {})},
      {"Ending", shape({{"not_reached", list_of(text_schema())}}, {})},
  };
}

object all_schemas() {
  auto all = schemas();
  for (auto& [name, schema] : series_schemas()) all[name] = std::move(schema);
  return all;
}

/// What table.cpp does not say about an API route: its request and its answer.
struct operation {
  std::string_view id;
  std::string_view summary;
  std::string_view request;
  std::string_view answer;
  int status = 200;
};

std::map<response (*)(call&), operation> const& operations() {
  static std::map<response (*)(call&), operation> const all{
      {api_openapi, {"openapi", "This document", "", "", 200}},
      {api_me, {"me", "Who is signed in", "", "Me", 200}},
      {api_acknowledge, {"acknowledgeGroundRules", "Acknowledge the ground rules", "Acknowledgement", "", 204}},
      {api_hours, {"hours", "Hours ahead, soonest first", "", "Hours", 200}},
      {api_hour, {"hour", "One hour", "", "Hour", 200}},
      {api_preview, {"preview", "The anonymised text and the findings; nothing is kept", "Draft", "Preview", 200}},
      {api_book, {"book", "Book a place for a case", "BookingRequest", "Booking", 201}},
      {api_join, {"joinWaitlist", "Put a case on the waitlist of a full hour", "BookingRequest", "Booking", 201}},
      {api_answer_offer, {"answerOffer", "Accept or decline an offered place", "OfferAnswer", "", 204}},
      {api_ask_reinstatement, {"askReinstatement", "Ask the facilitators to reinstate a cancelled hour", "", "", 204}},
      {api_bookings, {"bookings", "One's own bookings", "", "Bookings", 200}},
      {api_withdraw, {"withdraw", "Withdraw a case", "", "", 204}},
      {api_move, {"move", "Move a case to another hour", "Move", "", 204}},
      {api_session, {"session", "The shared page of an hour", "", "Session", 200}},
      {api_hide, {"hide", "This may identify the client: hide the text from everybody", "", "", 204}},
      {api_approve, {"approve", "Release a case that awaits review", "Approval", "", 204}},
      {api_return, {"return", "Return a case with a comment", "Return", "", 204}},
      {api_send_again, {"sendAgain", "Send a returned case for review again", "", "", 204}},
      {api_hold, {"hold", "Hold the hour whatever the number of cases", "", "Hour", 200}},
      {api_release, {"release", "Release the hold", "", "Hour", 200}},
      {api_cancel, {"cancel", "Cancel the hour", "Cancellation", "Hour", 200}},
      {api_reinstate, {"reinstate", "Reinstate a cancelled hour", "Reinstatement", "Hour", 200}},
      {api_deliveries, {"deliveries", "Who has been sent what", "", "Deliveries", 200}},
      {api_start, {"start", "Start the hour", "", "Hour", 200}},
      {api_current, {"current", "Put a case on", "Current", "Hour", 200}},
      {api_end, {"end", "End the hour", "Ending", "Hour", 200}},
      {api_series_list, {"seriesList", "The series that one may edit", "", "SeriesList", 200}},
      {api_make_series, {"makeSeries", "Make a series; one becomes its owner", "SeriesSettings", "Series", 201}},
      {api_series, {"series", "One series", "", "Series", 200}},
      {api_change_series,
       {"changeSeries", "Change what is given, for hours from `first` on where that is given", "SeriesSettings",
        "Series", 200}},
      {api_preview_series,
       {"previewSeries", "What the same change would do to each hour; nothing is saved", "SeriesSettings", "SeriesPlan",
        200}},
      {api_competences, {"competences", "What a case can be said to need", "", "Competences", 200}},
      {api_requests, {"requests", "What one is asked, newest first", "", "Requests", 200}},
      {api_answer_request, {"answerRequest", "Answer a request, until answer-by", "RequestAnswer", "", 204}},
      {api_members, {"members", "The members of a series", "", "Members", 200}},
      {api_add_member, {"addMember", "Give a role in a series", "NewMember", "", 204}},
  };
  return all;
}

object content(std::string_view schema, std::string_view type) {
  return {{std::string{type}, {{"schema", reference(schema)}}}};
}

std::string_view parameter_of(names what) {
  switch (what) {
    case names::nothing: return "";
    case names::hour: return "hour";
    case names::booking: return "booking";
    case names::series: return "series";
    case names::request: return "request";
  }
  return "";
}

array parameters_of(route const& row) {
  array list;
  if (row.names != names::nothing) {
    list.push_back({{"name", parameter_of(row.names)}, {"in", "path"}, {"required", true}, {"schema", text_schema()}});
  }
  bool const is_repeatable = row.handle == api_book || row.handle == api_join || row.handle == api_make_series;
  if (is_repeatable) {
    list.push_back({{"name", "Idempotency-Key"}, {"in", "header"}, {"schema", text_schema()}});
  }
  bool const of_series = row.handle == api_change_series || row.handle == api_preview_series;
  if (row.handle == api_cancel || row.handle == api_reinstate || of_series) {
    list.push_back({{"name", "If-Match"}, {"in", "header"}, {"schema", text_schema()}});
  }
  return list;
}

object operation_of(route const& row, operation const& said) {
  object answer{{"description", said.summary}};
  if (!said.answer.empty()) answer["content"] = content(said.answer, "application/json");
  object made{
      {"operationId", said.id},
      {"summary", said.summary},
      {"x-access", to_string(row.access)},
      {"parameters", parameters_of(row)},
      {"responses",
       {{std::to_string(said.status), answer},
        {"default",
         {{"description", "An RFC 9457 problem"}, {"content", content("Problem", "application/problem+json")}}}}}};
  if (row.access == access::everyone) made["security"] = array{};
  if (!said.request.empty()) {
    made["requestBody"] = object{{"required", true}, {"content", content(said.request, "application/json")}};
  }
  return made;
}

}  // namespace

std::string openapi_document() {
  object paths;
  for (auto const& row : all_routes()) {
    if (!row.pattern.starts_with("/api/v1/")) continue;
    auto& path = paths[row.pattern];
    if (path.is_null()) path = object{};
    auto const method = row.method == http_method::get ? "get" : "post";
    path.as_object()[method] = operation_of(row, operations().at(row.handle));
  }
  object const document{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Matala"}, {"version", "1"}, {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"paths", paths},
      {"components",
       {{"schemas", with_expert_schemas(all_schemas())},
        {"securitySchemes",
         {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}},
          {"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-matala"}}}}}}},
      {"security", array{object{{"bearer", array{}}}, object{{"cookie", array{}}}}}};
  return boost::json::serialize(document);
}

response api_openapi(call&) {
  static std::string const document = openapi_document();
  return response::json(document);
}

}  // namespace matala::server
