// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/ports/people.hpp"
#include "server/ports/series.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// The settings as a form holds them: by field name, as typed.
using setting_values = std::map<std::string, std::string, std::less<>>;

/// A fault by its words: field, kind such as "out-of-range", and the date that shows it.
struct shown_fault {
  std::string field;
  std::string kind;
  std::optional<scheduler::date> day{};
};

/// One of the next dates by the settings as they stand in the form.
struct shown_date {
  hour_times when;
  /// Empty clock texts and a cause where it does not take place.
  cancel_cause cause = cancel_cause::none;
  scheduler::instant cutoff;
  scheduler::instant decide;
};

/// GET /series/new, GET /series/{id}, and their answers. Forms: POST /series/new or POST /series/{id} with every
/// setting, `version`, `key`; the button "show the dates" goes to POST /series/preview with `series` (empty for a new
/// one).
struct series_form_view {
  /// None: a new one.
  std::optional<series_id> id{};
  int version = 0;
  std::string key{};
  setting_values values{};
  std::vector<site> sites{};
  /// Must outlive the call.
  scheduler::zone_rules const* zone = nullptr;
  int places = 0;
  std::vector<shown_date> dates{};
  std::vector<shown_fault> faults{};
  /// Whether the faults are those of what was sent, which the whole page speaks of, or of what is being typed.
  bool refused = false;
  /// Somebody else saved meanwhile: what stands now, of the fields that differ.
  std::optional<setting_values> stored_meanwhile{};
};

std::string render_series_form(template_set const& templates, page_frame const& frame, series_form_view const& view);

/// The names of all fields, in the order of the form.
std::vector<std::string_view> setting_names();

/// "First date", the label of a field.
std::string setting_label(std::string_view field, template_set const& templates, language lang);

/// The sentence of a fault.
std::string fault_text(shown_fault const& fault, template_set const& templates, scheduler::zone_rules const& zone,
                       language lang);

}  // namespace matala::server
