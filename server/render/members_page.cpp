// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace matala::server {
namespace {

constexpr std::array given_roles = {role::core_member, role::on_demand_member, role::facilitator, role::deputy,
                                    role::owner};

std::string role_word(role value, template_set const& templates, language lang) {
  return templates.text(fmt::format("role.{}", to_string(value)), lang);
}

std::string name_of(members_view const& view, competence_id const& id, language lang) {
  auto const found = std::ranges::find(view.known, id, &competence::id);
  return found == view.known.end() ? std::string{} : found->name(lang);
}

view_data choices_of(members_view const& view, std::vector<competence_id> const& held, std::string const& group,
                     language lang) {
  auto list = list_of_values();
  for (auto const& one : view.competences) {
    view_data entry;
    entry.set("value", one.id.value);
    entry.set("box", fmt::format("competence-{}-{}", group, one.id.value));
    entry.set("label", one.name(lang));
    entry.set("chosen", std::ranges::find(held, one.id) != held.end());
    list.push_back(entry);
  }
  return list;
}

view_data roles_of(listed_member const& member, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& held : member.roles) {
    view_data entry;
    set_text(entry, "role", to_string(held.granted));
    entry.set("role_name", role_word(held.granted, templates, lang));
    entry.set("is_last", held.is_last);
    entry.set("cancels", held.hours_cancelled > 0);
    set_count(entry, "hours", held.hours_cancelled);
    list.push_back(entry);
  }
  return list;
}

view_data members_of(members_view const& view, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& member : view.members) {
    view_data entry;
    entry.set("id", member.id.value);
    entry.set("name", member.name.empty() ? member.address : member.name);
    entry.set("named", !member.name.empty());
    entry.set("address", member.address);
    set_optional(entry, "organisation", member.organisation);
    std::string roles;
    for (auto const& held : member.roles) {
      roles += (roles.empty() ? "" : ", ") + role_word(held.granted, templates, lang);
    }
    entry.set("role_names", roles);
    std::string names;
    for (auto const& held : member.competences) names += (names.empty() ? "" : ", ") + name_of(view, held, lang);
    set_optional(entry, "competence_names", names);
    entry.set("roles", roles_of(member, templates, lang));
    entry.set("choices", choices_of(view, member.competences, member.id.value, lang));
    list.push_back(entry);
  }
  return list;
}

view_data needs_of(members_view const& view, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& [need, holders] : view.needs) {
    view_data entry;
    entry.set("competence", need.competence.value);
    entry.set("name", name_of(view, need.competence, lang));
    entry.set("on_request", need.wanted == 0);
    set_count(entry, "wanted", need.wanted);
    set_count(entry, "holders", holders);
    entry.set("nobody", holders == 0);
    bool const all = need.asking == scheduler::asking::all_at_once;
    entry.set("asking", templates.text(all ? "members.need.all_at_once" : "members.need.one_at_a_time", lang));
    set_count(entry, "answer_hours", std::chrono::floor<std::chrono::hours>(need.answer_time).count());
    list.push_back(entry);
  }
  return list;
}

std::pair<char const*, std::string_view> place_of(members_error error) {
  switch (error) {
    case members_error::address_invalid: return {"email", "members.error.address_invalid"};
    case members_error::already_member: return {"email", "members.error.already_member"};
    case members_error::last_of_role: return {"members", "members.error.last_of_role"};
    case members_error::nobody_has_competence: return {"need-competence", "members.error.nobody_has_competence"};
    case members_error::need_invalid: return {"need-competence", "members.error.need_invalid"};
  }
  std::unreachable();
}

void set_need(view_data& page, members_view const& view, language lang) {
  page.set("need_choices", choices_of(view, {view.typed_need.competence}, "need", lang));
  auto counts = list_of_values();
  for (int count = 1; count <= 3; ++count) {
    view_data entry;
    entry.set("count", std::to_string(count));
    entry.set("chosen", view.typed_need.wanted == count);
    counts.push_back(entry);
  }
  page.set("counts", counts);
  page.set("all_at_once", view.typed_need.asking == scheduler::asking::all_at_once);
  page.set("typed_answer_hours",
           std::to_string(std::chrono::floor<std::chrono::hours>(view.typed_need.answer_time).count()));
}

}  // namespace

std::string render_members(template_set const& templates, page_frame const& frame, members_view const& view) {
  page_content content{"members", templates.text("members.title", frame.lang), {}};
  content.view.set("series", view.series.value);
  content.view.set("site", view.site);
  content.view.set("members", members_of(view, templates, frame.lang));
  content.view.set("needs", needs_of(view, templates, frame.lang));
  content.view.set("has_needs", !view.needs.empty());
  content.view.set("choices", choices_of(view, view.typed_competences, "new", frame.lang));
  set_need(content.view, view, frame.lang);
  content.view.set("has_choices", !view.competences.empty());
  content.view.set("typed_email", view.typed_email);
  auto roles = list_of_values();
  for (auto const given : given_roles) {
    view_data entry;
    set_text(entry, "value", to_string(given));
    entry.set("label", role_word(given, templates, frame.lang));
    entry.set("chosen", given == view.typed_role);
    roles.push_back(entry);
  }
  content.view.set("given_roles", roles);
  for (auto const* name : {"email_error", "need_error"}) content.view.set(name, false);
  if (view.error) {
    auto const [field, key] = place_of(*view.error);
    auto const text = templates.text(key, frame.lang);
    content.errors.push_back({field, text});
    if (std::string_view{field} == "email") content.view.set("email_error", text);
    if (std::string_view{field} == "need-competence") content.view.set("need_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
