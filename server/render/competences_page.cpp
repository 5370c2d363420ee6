// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/competences.hpp"

namespace matala::server {
namespace {

void set_names(view_data& entry, competence const& value) {
  entry.set("fi", value.name(language::fi));
  entry.set("sv", value.name(language::sv));
  entry.set("en", value.name(language::en));
}

view_data list_of(competences_view const& view, language lang) {
  auto list = list_of_values();
  for (auto const& known : view.all) {
    bool const refused = view.refused && view.refused->id == known.id;
    view_data entry;
    set_names(entry, refused ? *view.refused : known);
    entry.set("id", known.id.value);
    entry.set("suffix", "-" + known.id.value);
    entry.set("name", known.name(lang));
    entry.set("retired", known.retired);
    entry.set("can_raise", known.id != view.all.front().id);
    entry.set("error", refused);
    list.push_back(entry);
  }
  return list;
}

}  // namespace

std::string render_competences(template_set const& templates, page_frame const& frame, competences_view const& view) {
  page_content content{"competences", templates.text("competences.title", frame.lang), {}};
  bool const new_refused = view.refused && view.refused->id.value.empty();
  content.view.set("competences", list_of(view, frame.lang));
  content.view.set("new_error", new_refused);
  content.view.set("suffix", "");
  set_names(content.view, new_refused ? *view.refused : competence{});
  if (view.refused) {
    content.errors.push_back({"name_fi" + (new_refused ? "" : "-" + view.refused->id.value),
                              templates.text("competences.error.names", frame.lang)});
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
