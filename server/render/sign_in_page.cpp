// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/sign_in.hpp"

#include <fmt/format.h>

#include <utility>

namespace matala::server {
namespace {

std::string_view error_key(sign_in_error error) {
  switch (error) {
    case sign_in_error::address_invalid: return "sign_in.error.address_invalid";
    case sign_in_error::rate_limited: return "sign_in.error.rate_limited";
  }
  std::unreachable();
}

std::string roles_text(demo_person const& person, template_set const& templates, language lang) {
  if (person.roles.empty()) return templates.text("role.presenter", lang);
  std::string text;
  for (auto const granted : person.roles) {
    if (!text.empty()) text += ", ";
    text += templates.text(fmt::format("role.{}", to_string(granted)), lang);
  }
  return text;
}

}  // namespace

std::string render_sign_in(template_set const& templates, page_frame const& frame, sign_in_view const& view) {
  page_content content{"sign_in", templates.text("sign_in.title", frame.lang), {}};
  content.view.set("email", view.email);
  content.view.set("next", view.next);
  content.view.set("email_error", false);
  if (view.error) {
    auto const text = templates.text(error_key(*view.error), frame.lang);
    content.errors.push_back({"email", text});
    content.view.set("email_error", text);
  }
  auto people = list_of_values();
  for (auto const& person : view.demo_people) {
    view_data entry;
    entry.set("id", person.id.value);
    entry.set("name", person.name);
    entry.set("organisation", person.organisation);
    entry.set("roles", roles_text(person, templates, frame.lang));
    people.push_back(entry);
  }
  content.view.set("has_people", !view.demo_people.empty());
  content.view.set("people", people);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
