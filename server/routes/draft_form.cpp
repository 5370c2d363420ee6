// SPDX-License-Identifier: Apache-2.0
#include "server/routes/draft_form.hpp"

#include "server/app/characters.hpp"
#include "server/app/find_words.hpp"
#include "server/routes/form_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace matala::server {
namespace {

constexpr std::array<case_field, case_field_count> all_fields{case_field::question, case_field::situation,
                                                              case_field::tried, case_field::aims};

bool has_control_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
  });
}

std::optional<anonymizer::decision> parse_key(std::string_view key) {
  anonymizer::decision span;
  for (auto* part : {&span.field, &span.begin, &span.end}) {
    auto const [rest, error] = std::from_chars(key.data(), key.data() + key.size(), *part);
    if (error != std::errc{}) return std::nullopt;
    key.remove_prefix(static_cast<std::size_t>(rest - key.data()));
    if (key.starts_with(':')) key.remove_prefix(1);
  }
  if (!key.empty() || span.field >= case_field_count) return std::nullopt;
  return span;
}

// As the anonymizer writes what the user chose to mask.
std::string_view marked_word(language lang) {
  switch (lang) {
    case language::fi: return "[peitetty]";
    case language::sv: return "[maskerat]";
    case language::en: return "[masked]";
  }
  return "[peitetty]";
}

bool overlaps(anonymizer::finding const& a, anonymizer::finding const& b) {
  return a.field == b.field && a.begin < b.end && b.begin < a.end;
}

}  // namespace

case_draft read_draft(form const& fields, language otherwise) {
  case_draft draft;
  for (auto const part : all_fields) draft.text.at(static_cast<std::size_t>(part)) = fields.text(form_name(part));
  auto const band = fields.text("age_band");
  if (std::ranges::find(age_bands, band) != age_bands.end()) draft.age_band = band;
  draft.urgent = parse_urgency(fields.text("urgent")).value_or(urgency::not_urgent);
  draft.follow_up = fields.text("follow_up");
  draft.competences = competences_in(fields);
  draft.shows_presenter = fields.text("shows_presenter") == "1";
  draft.lang = parse_language(fields.text("text_language")).value_or(otherwise);
  return draft;
}

std::vector<case_form_error> check_draft(case_draft const& draft) {
  std::vector<case_form_error> errors;
  for (auto const part : all_fields) {
    auto const& text = draft.text.at(static_cast<std::size_t>(part));
    bool const required = part == case_field::question || part == case_field::situation;
    if (required && text.find_first_not_of(" \n\t") == std::string::npos) {
      errors.push_back({part, case_form_problem::missing});
    } else if (characters_in(text) > character_limit(part)) {
      errors.push_back({part, case_form_problem::too_long});
    } else if (has_control_characters(text)) {
      errors.push_back({part, case_form_problem::invalid_characters});
    }
  }
  return errors;
}

anonymizer::document document_of(case_draft const& draft) {
  anonymizer::document document;
  for (auto const part : all_fields) {
    std::string_view const text = draft.text.at(static_cast<std::size_t>(part));
    document.push_back({.name = std::string{form_name(part)}, .text = anonymizer::raw_text{text}});
  }
  return document;
}

anonymizer::options options_for(call const& from, language lang) {
  anonymizer::options how;
  switch (lang) {
    case language::fi: how.lang = anonymizer::language::fi; break;
    case language::sv: how.lang = anonymizer::language::sv; break;
    case language::en: how.lang = anonymizer::language::en; break;
  }
  how.today = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(from.now)};
  return how;
}

std::string key_of(anonymizer::finding const& found) {
  return fmt::format("{}:{}:{}", found.field, found.begin, found.end);
}

form_decisions read_decisions(form const& fields, case_draft const& draft) {
  form_decisions made;
  auto const ticked = fields.all("mask");
  for (auto const key : fields.all("seen")) {
    auto span = parse_key(key);
    if (!span) continue;
    bool const masked = std::ranges::find(ticked, key) != ticked.end();
    span->verdict = masked ? anonymizer::verdict::mask : anonymizer::verdict::release;
    made.decisions.push_back(*span);
  }
  for (auto const& word : phrases_in(fields.text("mask_words"))) {
    bool found = false;
    for (std::size_t part = 0; part < case_field_count; ++part) {
      for (auto const& place : find_words(draft.text.at(part), word)) {
        found = true;
        anonymizer::finding mark;
        mark.field = part;
        mark.begin = place.begin;
        mark.end = place.end;
        mark.category = anonymizer::category::marked_by_user;
        mark.reason = anonymizer::reason::users_choice;
        mark.tier = anonymizer::tier::probable;
        mark.replacement = marked_word(draft.lang);
        made.marked.push_back(mark);
      }
    }
    if (!found) made.words_not_found.push_back(word);
  }
  // A marked word that is a finding already needs no second decision; elsewhere it is one more thing to mask.
  for (auto const& mark : made.marked) {
    auto const same = [&](anonymizer::decision const& d) {
      return d.field == mark.field && d.begin == mark.begin && d.end == mark.end;
    };
    auto const known = std::ranges::find_if(made.decisions, same);
    if (known != made.decisions.end()) {
      known->verdict = anonymizer::verdict::mask;
    } else {
      made.decisions.push_back({mark.field, mark.begin, mark.end, anonymizer::verdict::mask});
    }
  }
  return made;
}

std::vector<previewed_finding> with_choices(std::vector<anonymizer::finding> const& findings,
                                            form_decisions const& made) {
  std::vector<previewed_finding> shown;
  for (auto const& found : findings) {
    if (found.action == anonymizer::action::keep) continue;
    auto const released = std::ranges::any_of(made.decisions, [&](anonymizer::decision const& d) {
      return d.field == found.field && d.begin == found.begin && d.end == found.end &&
             d.verdict == anonymizer::verdict::release;
    });
    shown.push_back({.found = found, .masked = anonymizer::is_hard(found) || !released});
  }
  for (auto const& mark : made.marked) {
    auto const known = [&](previewed_finding const& p) { return overlaps(p.found, mark); };
    if (std::ranges::none_of(shown, known)) shown.push_back({.found = mark, .masked = true});
  }
  std::ranges::sort(shown, {}, [](previewed_finding const& p) { return std::pair{p.found.field, p.found.begin}; });
  return shown;
}

}  // namespace matala::server
