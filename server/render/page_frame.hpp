// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/language.hpp"
#include "server/ports/zones.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// The entries of the main navigation.
enum class nav_item { none, book, own_bookings, sessions, facilitate, series, requests, competences };

struct nav_link {
  nav_item item = nav_item::none;
  std::string url;
};

/// What has just been done, said once at the top of the page that the browser is sent to.
enum class page_notice {
  profile_saved,
  language_saved,
  rules_acknowledged,
  case_withdrawn,
  case_moved,
  nudges_wished,
  nudges_ended,
  case_waits,
  offer_accepted,
  offer_declined,
  waitlist_left,
  reinstatement_asked,
  case_accepted,
  case_hidden,
  case_masked,
  case_removed,
  case_approved,
  case_returned,
  case_sent_again,
  returned_masked,
  hold_set,
  hold_released,
  hour_cancelled,
  hour_reinstated,
  hour_started,
  hour_ended,
  question_answered,
  series_made,
  series_saved,
  series_unchanged,
  hour_moved,
  hour_described,
  competences_saved,
  answer_recorded,
  choice_recorded,
  attendance_saved,
  absences_saved,
  member_added,
  member_removed,
  needs_saved,
  signed_out
};

/// The word for a query parameter, such as "case-withdrawn": `?done=case-withdrawn`.
std::string_view to_string(page_notice notice);
/// None for an unknown word, so that nobody can put words into our mouth.
std::optional<page_notice> parse_page_notice(std::string_view word);

/// Addresses of the assembled files "matala.css", "matala.js" and "icon.svg".
struct asset_urls {
  std::string stylesheet;
  std::string script;
  std::string icon;
};

/// A demonstration, and what time it is in it.
struct demo_notice {
  scheduler::instant now;
  /// Must outlive the call.
  scheduler::zone_rules const* zone = nullptr;
};

/// What every page shows around its content. `csrf` is the token for the hidden field of every POST form.
struct page_frame {
  language lang = language::fi;
  /// None: signed out. A person without a name yet has an empty one.
  std::optional<std::string> person_name;
  /// What this person may open, in order.
  std::vector<nav_link> nav;
  nav_item current = nav_item::none;
  std::string csrf;
  /// Of a page that GET can open, "/" first, without query: the language switch comes back here. Where the page answers
  /// a POST, the page before it.
  std::string path = "/";
  asset_urls assets;
  std::optional<demo_notice> demo;
  std::optional<page_notice> notice;
};

}  // namespace matala::server
