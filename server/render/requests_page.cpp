// SPDX-License-Identifier: Apache-2.0
#include "server/render/answer_errors.hpp"
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/requests.hpp"

namespace matala::server {
namespace {

void set_cards(page_content& content, std::string const& name, std::vector<request_card> const& cards,
               template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& card : cards) {
    list.push_back(card_data(card, templates, lang));
    for (auto const& error : errors_of(card, templates, lang)) content.errors.push_back(error);
  }
  content.view.set(name, list);
  content.view.set("has_" + name, !cards.empty());
}

view_data absences_data(std::vector<absence> const& absences, language lang) {
  auto list = list_of_values();
  for (auto const& away : absences) {
    view_data entry;
    entry.set("absence", away.id.value);
    entry.set("days", days_text(away.first, away.last, lang));
    list.push_back(entry);
  }
  return list;
}

}  // namespace

std::string render_requests(template_set const& templates, page_frame const& frame, requests_view const& view) {
  page_content content{"requests", templates.text("requests.title", frame.lang), {}};
  set_cards(content, "open", view.open, templates, frame.lang);
  set_cards(content, "hours", view.hours, templates, frame.lang);
  set_cards(content, "past", view.past, templates, frame.lang);
  content.view.set("absences", absences_data(view.absences, frame.lang));
  content.view.set("typed_first", view.typed_first);
  content.view.set("typed_last", view.typed_last);
  content.view.set("days_error", view.days_invalid);
  if (view.days_invalid) content.errors.push_back({"first", templates.text("requests.error.days", frame.lang)});
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
