// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/template_set.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/render/views/hour_times.hpp"

#include <kainjow/mustache.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// The values of a template. An absent text is `false`, since mustache takes "" for something.
using view_data = kainjow::mustache::data;

view_data list_of_values();

void set_text(view_data& view, std::string const& name, std::string_view text);
/// `false` when there is none or it is empty.
void set_optional(view_data& view, std::string const& name, std::optional<std::string> const& text);

/// With groups of three digits: "4 000" (unbroken), in English "4,000".
std::string number_text(long number, language lang);

/// `when` ("ti 12.1.2027 klo 9–10"), `when_date`, `when_clock`, `when_machine`.
void set_when(view_data& view, hour_times const& when, language lang);

/// `parts`: label and text of each part that is not empty; `age_band` in words or false; `text_lang`, the language the
/// case is written in.
void set_case(view_data& view, case_text const& text, template_set const& templates, language lang);

/// "45–49 vuotta"; empty for no band.
std::string age_band_text(std::string_view band, template_set const& templates, language lang);

}  // namespace matala::server
