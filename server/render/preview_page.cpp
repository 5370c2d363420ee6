// SPDX-License-Identifier: Apache-2.0
#include "server/render/draft_data.hpp"
#include "server/render/page.hpp"
#include "server/render/preview_segments.hpp"
#include "server/render/refused_data.hpp"
#include "server/render/words.hpp"

#include <fmt/format.h>

#include <utility>

namespace matala::server {
namespace {

bool is_users_own(previewed_finding const& finding) {
  return finding.found.category == anonymizer::category::marked_by_user;
}

/// Whether the presenter has a box to tick for it.
bool is_open(previewed_finding const& finding) {
  return needs_decision(finding.found) && !is_users_own(finding);
}

std::string_view tier_style(anonymizer::tier tier) {
  switch (tier) {
    case anonymizer::tier::direct: return "success";
    case anonymizer::tier::probable: return "info";
    case anonymizer::tier::circumstance: return "alert";
  }
  std::unreachable();
}

page_error error_of(preview_error error, template_set const& templates, language lang) {
  switch (error) {
    case preview_error::not_confirmed: return {"confirmed", templates.text("preview.error.not_confirmed", lang)};
    case preview_error::identifiers_left: return {"findings", templates.text("preview.error.identifiers_left", lang)};
    case preview_error::decision_missing: return {"findings", templates.text("preview.error.decision_missing", lang)};
    case preview_error::word_not_found: return {"mask_words", templates.text("preview.error.word_not_found", lang)};
  }
  std::unreachable();
}

view_data segment_data(preview_segment const& segment) {
  view_data entry;
  entry.set("text", segment.text);
  entry.set("plain", segment.kind == segment_kind::plain);
  entry.set("masked", segment.kind == segment_kind::masked);
  entry.set("released", segment.kind == segment_kind::released);
  return entry;
}

view_data part_data(preview_view const& view, case_field field, template_set const& templates, language lang) {
  auto const index = static_cast<std::size_t>(field);
  view_data entry;
  entry.set("label", templates.text(fmt::format("case.{}.name", form_name(field)), lang));
  auto segments = list_of_values();
  for (auto const& segment : segments_of(view.draft.text.at(index), index, view.findings)) {
    segments.push_back(segment_data(segment));
  }
  entry.set("segments", segments);
  return entry;
}

view_data finding_data(previewed_finding const& finding, preview_view const& view, template_set const& templates,
                       language lang) {
  auto const& found = finding.found;
  view_data entry;
  entry.set("word", finding_word(found));
  entry.set("original", view.draft.text.at(found.field).substr(found.begin, found.end - found.begin));
  entry.set("part", templates.text(fmt::format("case.{}.name", form_name(static_cast<case_field>(found.field))), lang));
  entry.set("kind", templates.text(fmt::format("category.{}", to_string(found.category)), lang));
  entry.set("replacement", shown_replacement(found));
  entry.set("tier", templates.text(fmt::format("tier.{}", to_string(found.tier)), lang));
  set_text(entry, "tier_style", tier_style(found.tier));
  entry.set("reason", templates.text(fmt::format("reason.{}", to_string(found.reason)), lang));
  entry.set("open", is_open(finding));
  entry.set("own", is_users_own(finding));
  entry.set("locked", !is_open(finding) && !is_users_own(finding));
  entry.set("masked", finding.masked);
  return entry;
}

void set_draft(view_data& view, case_draft const& draft, template_set const& templates, language lang) {
  auto hidden = list_of_values();
  for (std::size_t i = 0; i < case_field_count; ++i) {
    view_data field;
    set_text(field, "name", form_name(static_cast<case_field>(i)));
    field.set("value", draft.text.at(i));
    hidden.push_back(field);
  }
  for (auto const& wanted : draft.competences) {
    view_data field;
    field.set("name", "competence");
    field.set("value", wanted.value);
    hidden.push_back(field);
  }
  view.set("hidden_fields", hidden);
  view.set("age_band_value", draft.age_band);
  set_text(view, "text_language", to_string(draft.lang));
  set_text(view, "urgent_value", to_string(draft.urgent));
  set_optional(view, "urgent", urgency_word(draft.urgent, templates, lang));
  set_optional(view, "follow_up", draft.follow_up);
  view.set("shows_presenter", draft.shows_presenter);
  set_optional(view, "age_band", age_band_text(draft.age_band, templates, lang));
}

void set_preview(view_data& view, preview_view const& preview, template_set const& templates, language lang) {
  auto parts = list_of_values();
  for (std::size_t i = 0; i < case_field_count; ++i) {
    if (preview.draft.text.at(i).empty()) continue;
    parts.push_back(part_data(preview, static_cast<case_field>(i), templates, lang));
  }
  view.set("parts", parts);
  auto findings = list_of_values();
  bool released = false;
  for (auto const& finding : preview.findings) {
    findings.push_back(finding_data(finding, preview, templates, lang));
    released = released || !finding.masked;
  }
  view.set("findings", findings);
  view.set("has_findings", !preview.findings.empty());
  view.set("has_released", released);
  set_count(view, "finding_count", static_cast<long>(preview.findings.size()));
}

}  // namespace

std::string render_preview(template_set const& templates, page_frame const& frame, preview_view const& view) {
  page_content content{"preview", templates.text("preview.title", frame.lang), {}};
  set_hour(content.view, view.hour, templates, frame.lang);
  set_draft(content.view, view.draft, templates, frame.lang);
  set_preview(content.view, view, templates, frame.lang);
  set_refused(content.view, view.refused, templates, frame.lang);
  content.view.set("mask_words", view.mask_words);
  content.view.set("idempotency_key", view.idempotency_key);
  auto const left = view.circumstances_left;
  content.view.set("has_circumstances", left.has_value() && *left > 0);
  set_count(content.view, "circumstances", left.value_or(0));
  content.view.set("confirmed_error", false);
  content.view.set("mask_words_error", false);
  for (auto const error : view.errors) {
    content.errors.push_back(error_of(error, templates, frame.lang));
    auto const& [field, text] = content.errors.back();
    if (field != "findings") content.view.set(field + "_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
