// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mail_renderer.hpp"

#include "server/mail/calendar_part.hpp"
#include "server/mail/header_value.hpp"
#include "server/mail/mail_allow_list.hpp"
#include "server/mail/mail_error.hpp"
#include "server/ports/change_lines.hpp"
#include "server/ports/mail_parameters.hpp"
#include "server/render/dates.hpp"

#include <fmt/format.h>

#include <charconv>

namespace matala::server {
namespace {

namespace key = mail_parameter;
using kainjow::mustache::data;
using scheduler::occurrence_state;

std::string link_of(std::string const& base_url, outbox_mail const& mail, std::string_view parameter_name) {
  auto const path = parameter(mail, parameter_name);
  // "//host" would leave our own pages.
  if (!path.starts_with('/') || path.starts_with("//")) throw mail_error("the mail's path is not allowed");
  auto url = base_url + std::string(path);
  checked_url(url, "link");
  return url;
}

scheduler::instant instant_of(std::string_view text) {
  long long seconds = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size()) throw mail_error("the mail's instant is not allowed");
  return scheduler::instant{std::chrono::seconds{seconds}};
}

bool is_decided(std::optional<hour_at_sending> const& hour) {
  return hour && (hour->state == occurrence_state::confirmed || hour->state == occurrence_state::running);
}

bool leads(outbox_mail const& mail) {
  return !parameter(mail, key::leads).empty();
}

void set_hour(data& view, outbox_mail const& mail, scheduler::zone_rules const& zone) {
  view.set("when", hour_text(*mail.start, *mail.end, zone, mail.lang));
  view.set("zone", zone_text(*mail.start, zone, mail.lang));
  view.set("hour", subject_hour_text(*mail.start, *mail.end, zone, mail.lang));
  auto const case_code = parameter(mail, key::case_code);
  view.set("has_case", !case_code.empty());
  view.set("case_code", std::string(case_code));
  auto const previous = parameter(mail, key::previous_start);
  auto const theme = parameter(mail, key::theme);
  view.set("has_theme", !theme.empty());
  view.set("theme", std::string(theme));
  auto const answer_by = parameter(mail, key::answer_by);
  view.set("answer_by", answer_by.empty() ? "" : moment_text(instant_of(answer_by), zone, mail.lang));
  auto const from = parameter(mail, key::window_start);
  auto const until = parameter(mail, key::window_end);
  bool const partly = !from.empty() && !until.empty();
  view.set("partly", partly);
  view.set("window", partly ? clock_range_text(instant_of(from), instant_of(until), zone, mail.lang) : "");
  view.set("leads", leads(mail));
  view.set("has_previous", !previous.empty());
  view.set("previous", previous.empty() ? "" : moment_text(instant_of(previous), zone, mail.lang));
}

void set_offer(data& view, outbox_mail const& mail, scheduler::zone_rules const& zone) {
  auto const ends = parameter(mail, key::offer_ends);
  view.set("offer_ends", ends.empty() ? "" : moment_text(instant_of(ends), zone, mail.lang));
}

void set_standing(data& view, outbox_mail const& mail, std::optional<hour_at_sending> const& hour,
                  scheduler::zone_rules const& zone) {
  bool const decided = is_decided(hour);
  bool const held = !decided && hour && hour->hold == scheduler::hold_flag::held;
  bool const undecided = !decided && !held && hour;
  view.set("decided", decided);
  view.set("held", held);
  view.set("undecided", undecided);
  view.set("decision", hour && !decided ? moment_text(hour->decide, zone, mail.lang) : "");
  view.set("overtaken", is_overtaken_cancellation(mail, hour));
  view.set("has_calendar", mail.method != calendar_method::none);
}

calendar_status status_of(outbox_mail const& mail, std::optional<hour_at_sending> const& hour) {
  bool const says_held = mail.kind == mail_kind::hour_confirmed || mail.kind == mail_kind::hour_reinstated;
  return says_held || is_decided(hour) ? calendar_status::confirmed : calendar_status::tentative;
}

/// What becomes of each hour, in the order of the row.
data changes_of(outbox_mail const& mail, scheduler::zone_rules const& zone) {
  auto const lines = parse_change_lines(parameter(mail, key::changes));
  if (!lines) throw mail_error("the mail's changes are not allowed");
  data list{data::type::list};
  for (auto const& line : *lines) {
    data entry;
    for (int number = 0; !to_string(change_kind{number}).empty(); ++number) {
      entry.set(std::string(to_string(change_kind{number})), line.kind == change_kind{number});
    }
    entry.set("change_when", hour_text(line.start, line.end, zone, mail.lang));
    entry.set("change_to", line.new_start ? hour_text(*line.new_start, *line.new_end, zone, mail.lang) : "");
    list.push_back(entry);
  }
  return list;
}

data view_of(outbox_mail const& mail, std::optional<hour_at_sending> const& hour, zones const& all_zones) {
  data view;
  view.set("lang", std::string(to_string(mail.lang)));
  if (mail.kind == mail_kind::sign_in) {
    view.set("code", std::string(parameter(mail, key::code)));
    return view;
  }
  auto const& zone = all_zones.get(parameter(mail, key::zone));
  if (mail.kind == mail_kind::series_changed) {
    view.set("changes", changes_of(mail, zone));
    view.set("zone", zone_text(mail.created, zone, mail.lang));
    return view;
  }
  set_hour(view, mail, zone);
  set_offer(view, mail, zone);
  set_standing(view, mail, hour, zone);
  return view;
}

std::string subject_key(outbox_mail const& mail, std::optional<hour_at_sending> const& hour) {
  if (leads(mail)) return "mail.subject.expert_accepted_leads";
  auto const told = is_overtaken_cancellation(mail, hour) ? mail_kind::hour_reinstated : mail.kind;
  return fmt::format("mail.subject.{}", to_string(told));
}

/// Sections that stay out leave empty lines behind.
std::string with_single_blank_lines(std::string_view text) {
  std::string out;
  for (char const c : text) {
    bool const superfluous = c == '\n' && (out.empty() || out.ends_with("\n\n"));
    if (!superfluous) out += c;
  }
  return out;
}

calendar_event event_of(outbox_mail const& mail, std::optional<hour_at_sending> const& hour,
                        mail_message const& message, std::string const& link) {
  return {.method = mail.method,
          .uid = mail.uid,
          .sequence = mail.sequence,
          .written = mail.created,
          .start = *mail.start,
          .end = *mail.end,
          .status = status_of(mail, hour),
          .summary = message.from_name,
          .page_url = link,
          .organiser_address = message.from,
          .organiser_name = message.from_name,
          .attendee_address = mail.address};
}

}  // namespace

mail_renderer::mail_renderer(template_set const& templates, zones const& all_zones, std::string base_url)
    : templates_(templates), zones_(all_zones), base_url_(std::move(base_url)) {
  while (base_url_.ends_with('/')) base_url_.pop_back();
  checked_url(base_url_, "base URL");
}

mail_message mail_renderer::compose(outbox_mail const& mail, std::optional<hour_at_sending> const& hour,
                                    scheduler::instant now) const {
  check_allow_list(mail);
  auto const link = link_of(base_url_, mail, key::path);
  bool const optional = !parameter(mail, key::unsubscribe).empty();
  auto const unsubscribe = optional ? link_of(base_url_, mail, key::unsubscribe) : std::string{};
  auto view = view_of(mail, hour, zones_);
  auto const subject = templates_.text(subject_key(mail, hour), mail.lang, view);
  view.set("subject", subject);
  view.set("link", link);
  view.set("unsubscribe", unsubscribe);

  auto const text = templates_.render(fmt::format("mail/{}.txt", to_string(mail.kind)), mail.lang, view);
  mail_message message{
      .from_name = templates_.text(mail.kind == mail_kind::sign_in ? "mail.product" : "mail.hour", mail.lang),
      .from = std::string(parameter(mail, key::organiser)),
      .to = mail.address,
      .subject = subject,
      .lang = mail.lang,
      .date = now,
      .message_id = mail.message_id,
      .references = std::string(parameter(mail, key::references)),
      .unsubscribe = unsubscribe,
      .text = with_single_blank_lines(text),
      .html = templates_.render(fmt::format("mail/{}.html", to_string(mail.kind)), mail.lang, view),
      .calendar = std::nullopt};
  if (mail.method != calendar_method::none) {
    message.calendar = {mail.method, calendar_part(event_of(mail, hour, message, link))};
  }
  return message;
}

}  // namespace matala::server
