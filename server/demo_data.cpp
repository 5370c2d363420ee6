// SPDX-License-Identifier: Apache-2.0
#include "server/demo_data.hpp"

#include <toml++/toml.h>

#include <stdexcept>

namespace matala::server {
namespace {

std::string text(toml::table const& from, std::string_view key) {
  return from[key].value_or(std::string{});
}

std::chrono::weekday weekday_named(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  for (unsigned day = 0; day < names.size(); ++day) {
    if (names.at(day) == word) return std::chrono::weekday{day};
  }
  throw std::runtime_error("demo data: unknown weekday");
}

template <class Read>
void each(toml::table const& from, std::string_view key, Read&& read) {
  auto const* list = from[key].as_array();
  if (!list) throw std::runtime_error("demo data: missing list");
  for (auto const& entry : *list) read(*entry.as_table());
}

organisation_setting read_organisation(toml::table const& from) {
  organisation_setting read{.name = text(from, "name"), .domains = {}};
  for (auto const& domain : *from["domains"].as_array()) read.domains.push_back(domain.value_or(std::string{}));
  return read;
}

demo_series read_series(toml::table const& from) {
  auto const start = from["start"].value<toml::time>();
  if (!start) throw std::runtime_error("demo data: series without start");
  return {.key = text(from, "key"),
          .day = weekday_named(text(from, "weekday")),
          .start = std::chrono::hours{start->hour} + std::chrono::minutes{start->minute},
          .site = text(from, "site"),
          .municipality = text(from, "municipality"),
          .organisation = text(from, "organisation"),
          .organiser = text(from, "organiser"),
          .meeting_link = text(from, "meeting_link"),
          .decide_after = std::chrono::minutes{from["decide_after_min"].value_or(0)}};
}

demo_member read_person(toml::table const& from) {
  demo_member read;
  read.name = text(from, "name");
  read.email = text(from, "email");
  read.organisation = text(from, "organisation");
  read.lang = parse_language(text(from, "language")).value_or(language::fi);
  read.phone = text(from, "phone");
  if (!from["rules_acknowledged"].value_or(true)) read.rules = demo_rules::not_yet;
  if (from["administrator"].value_or(false)) read.standing = demo_member::rank::administrator;
  for (auto const held : {role::owner, role::facilitator, role::deputy, role::core_member, role::on_demand_member}) {
    auto const* keys = from[to_string(held)].as_array();
    if (!keys) continue;
    for (auto const& key : *keys) read.roles.emplace(held, key.value_or(std::string{}));
  }
  return read;
}

demo_case read_case(toml::table const& from) {
  return {.lang = parse_language(text(from, "language")).value_or(language::fi),
          .text = {text(from, "question"), text(from, "situation"), text(from, "tried"), text(from, "aims")}};
}

}  // namespace

demo_data load_demo_data(std::filesystem::path const& file) {
  auto const read = toml::parse_file(file.string());
  demo_data data;
  each(read, "organisation", [&](toml::table const& t) { data.organisations.push_back(read_organisation(t)); });
  each(read, "series", [&](toml::table const& t) { data.series.push_back(read_series(t)); });
  each(read, "person", [&](toml::table const& t) { data.people.push_back(read_person(t)); });
  each(read, "case", [&](toml::table const& t) { data.cases.push_back(read_case(t)); });
  return data;
}

}  // namespace matala::server
