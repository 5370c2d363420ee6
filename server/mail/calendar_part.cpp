// SPDX-License-Identifier: Apache-2.0
#include "server/mail/calendar_part.hpp"

#include "server/mail/header_value.hpp"
#include "server/mail/mail_error.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <cstdlib>
#include <memory>

namespace matala::server {
namespace {

constexpr char const* product = "-//Matala//Consultation hours//EN";

struct component_deleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using component_ptr = std::unique_ptr<icalcomponent, component_deleter>;

/// libical takes over what it is given here; a null means it ran out of memory or refused the value.
void add(icalcomponent* to, icalproperty* property) {
  if (property == nullptr) throw mail_error("a calendar property is not allowed");
  icalcomponent_add_property(to, property);
}

void add(icalproperty* to, icalparameter* parameter) {
  if (to == nullptr || parameter == nullptr) throw mail_error("a calendar property is not allowed");
  icalproperty_add_parameter(to, parameter);
}

icaltimetype utc(scheduler::instant when) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(when.time_since_epoch().count()), 0,
                                       icaltimezone_get_utc_timezone());
}

/// RFC 6068: what could end the address or begin header fields is percent-encoded.
std::string mailto(std::string_view address) {
  std::string uri = "mailto:";
  for (char const c : address) {
    if (c == '%' || c == '?' || c == '&' || c == '#' || c == '/' || c == '`' || c == '{' || c == '|' || c == '}' ||
        c == '^') {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      uri += c;
    }
  }
  return uri;
}

icalproperty* organiser(calendar_event const& event) {
  auto* const property = icalproperty_new_organizer(mailto(event.organiser_address).c_str());
  add(property, icalparameter_new_cn(event.organiser_name.c_str()));
  return property;
}

icalproperty* attendee(calendar_event const& event) {
  auto* const property = icalproperty_new_attendee(mailto(event.attendee_address).c_str());
  if (event.method == calendar_method::request) {
    add(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    add(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    add(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
  }
  return property;
}

icalproperty_status status_of(calendar_event const& event) {
  if (event.method == calendar_method::cancel) return ICAL_STATUS_CANCELLED;
  switch (event.status) {
    case calendar_status::tentative: return ICAL_STATUS_TENTATIVE;
    case calendar_status::confirmed: return ICAL_STATUS_CONFIRMED;
  }
  return ICAL_STATUS_TENTATIVE;
}

component_ptr event_component(calendar_event const& event) {
  component_ptr hour(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  auto* const to = hour.get();
  bool const cancelled = event.method == calendar_method::cancel;
  add(to, icalproperty_new_uid(event.uid.c_str()));
  add(to, icalproperty_new_sequence(event.sequence));
  add(to, icalproperty_new_dtstamp(utc(event.written)));
  add(to, icalproperty_new_dtstart(utc(event.start)));
  add(to, icalproperty_new_dtend(utc(event.end)));
  add(to, icalproperty_new_status(status_of(event)));
  add(to, icalproperty_new_transp(cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  add(to, icalproperty_new_summary(event.summary.c_str()));
  add(to, icalproperty_new_location(event.page_url.c_str()));
  add(to, icalproperty_new_url(event.page_url.c_str()));
  add(to, organiser(event));
  add(to, attendee(event));
  return hour;
}

void check(calendar_event const& event) {
  if (event.method == calendar_method::none) throw mail_error("a calendar part without a method");
  if (event.start >= event.end || event.sequence < 0) throw mail_error("the calendar part's times are not allowed");
  checked_text(event.uid, "UID");
  checked_text(event.summary, "SUMMARY");
  checked_text(event.organiser_name, "organiser's name");
  checked_url(event.page_url, "page address");
  checked_address(event.organiser_address, "organiser");
  checked_address(event.attendee_address, "recipient");
}

}  // namespace

std::string calendar_part(calendar_event const& event) {
  check(event);
  component_ptr const calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid(product));
  add(calendar.get(),
      icalproperty_new_method(event.method == calendar_method::request ? ICAL_METHOD_REQUEST : ICAL_METHOD_CANCEL));
  icalcomponent_add_component(calendar.get(), event_component(event).release());
  std::unique_ptr<char, decltype(&std::free)> const text(icalcomponent_as_ical_string_r(calendar.get()), &std::free);
  if (!text) throw mail_error("the calendar part could not be written");
  return text.get();
}

}  // namespace matala::server
