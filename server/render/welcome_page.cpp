// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/welcome.hpp"

#include <array>
#include <utility>

namespace matala::server {
namespace {

struct error_place {
  char const* field;
  std::string_view key;
};

error_place place_of(welcome_error error) {
  switch (error) {
    case welcome_error::name_missing: return {"name", "welcome.error.name_missing"};
    case welcome_error::name_too_long: return {"name", "welcome.error.name_too_long"};
    case welcome_error::organisation_missing: return {"organisation", "welcome.error.organisation_missing"};
    case welcome_error::phone_invalid: return {"phone", "welcome.error.phone_invalid"};
  }
  std::unreachable();
}

view_data organisations_of(welcome_view const& view) {
  auto choices = list_of_values();
  for (auto const& organisation : view.organisations) {
    view_data choice;
    choice.set("id", organisation.id.value);
    choice.set("name", organisation.name);
    choice.set("chosen", view.chosen == organisation.id);
    choices.push_back(choice);
  }
  return choices;
}

}  // namespace

std::string render_welcome(template_set const& templates, page_frame const& frame, welcome_view const& view) {
  page_content content{"welcome", templates.text("welcome.title", frame.lang), {}};
  content.view.set("name", view.name);
  content.view.set("phone", view.phone);
  content.view.set("next", view.next);
  content.view.set("organisations", organisations_of(view));
  content.view.set("lang_fi", view.lang == language::fi);
  content.view.set("lang_sv", view.lang == language::sv);
  content.view.set("lang_en", view.lang == language::en);
  for (auto const* field : {"name_error", "organisation_error", "phone_error"}) content.view.set(field, false);
  for (auto const error : view.errors) {
    auto const [field, key] = place_of(error);
    auto const text = templates.text(key, frame.lang);
    content.errors.push_back({field, text});
    content.view.set(std::string(field) + "_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
