// SPDX-License-Identifier: Apache-2.0
#include "server/app/competences.hpp"
#include "server/render/views/competences.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"

namespace matala::server {
namespace {

response competences_page(call const& from, std::optional<competence> refused, unsigned status) {
  competences_view view;
  view.all = from.with.data.read([](unit_of_work const& unit) { return unit.competences().all(); });
  view.refused = std::move(refused);
  return response::html(
      render_competences(from.with.templates, frame_of(from, nav_item::competences, "/competences"), view), status);
}

competence_names names_in(form const& fields) {
  return {std::string{fields.text("name_fi")}, std::string{fields.text("name_sv")},
          std::string{fields.text("name_en")}};
}

competence_id named_in(form const& fields) {
  return competence_id{std::string{fields.text("competence")}};
}

}  // namespace

response show_competences(call& from) {
  return competences_page(from, std::nullopt, 200);
}

response post_competence(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const names = names_in(*fields);
  auto const made = from.with.data.transact(
      [&](unit_of_work& unit) { return add_competence(unit, from.acting("administrator"), names); });
  if (!made) return competences_page(from, competence{.id = {}, .names = names}, 422);
  return response::see_other("/competences?done=competences-saved");
}

response post_competence_names(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const id = named_in(*fields);
  auto const names = names_in(*fields);
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return rename_competence(unit, from.acting("administrator"), id, names); });
  if (done) return response::see_other("/competences?done=competences-saved");
  if (done.error() == app_errc::not_found) return refuse(from, done.error(), "/competences");
  return competences_page(from, competence{.id = id, .names = names}, 422);
}

response post_competence_act(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const id = named_in(*fields);
  auto const act = fields->text("act");
  auto const done = from.with.data.transact([&](unit_of_work& unit) -> std::expected<void, app_errc> {
    auto const ctx = from.acting("administrator");
    if (act == "raise") return raise_competence(unit, ctx, id);
    if (act == "retire") return set_competence_standing(unit, ctx, id, competence_standing::retired);
    if (act == "restore") return set_competence_standing(unit, ctx, id, competence_standing::in_use);
    return std::unexpected(app_errc::invalid_input);
  });
  if (!done) return refuse(from, done.error(), "/competences");
  return response::see_other("/competences?done=competences-saved");
}

}  // namespace matala::server
