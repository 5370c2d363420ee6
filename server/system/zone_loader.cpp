// SPDX-License-Identifier: Apache-2.0
#include "server/system/zone_loader.hpp"

#include "server/system/posix_zone_rule.hpp"

// The layout of the library's types depends on this; Debian's build of it reads the system's tzdata.
#ifndef USE_OS_TZDB
#define USE_OS_TZDB 1
#endif
#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace matala::server {
namespace {

using scheduler::instant;
using scheduler::zone_transition;
using std::chrono::sys_days;
using std::chrono::year;

constexpr instant covered_from = sys_days{year{1970} / 1 / 1};
constexpr instant covered_until = sys_days{year{2100} / 1 / 1};

date::time_zone const* find_zone(std::string_view name) {
  auto const& known = date::get_tzdb().zones;
  auto const found = std::ranges::find(known, name, [](date::time_zone const& zone) { return zone.name(); });
  return found == known.end() ? nullptr : &*found;
}

std::vector<zone_transition> listed_transitions(date::time_zone const& zone) {
  std::vector<zone_transition> found;
  for (auto from = covered_from; from < covered_until;) {
    auto const info = zone.get_info(from);
    zone_transition const next{from, info.offset, info.abbrev};
    bool const changes =
        found.empty() || found.back().offset != next.offset || found.back().abbreviation != next.abbreviation;
    if (changes) found.push_back(next);
    from = info.end;
  }
  return found;
}

/// The last line of the zone's file, which speaks for the years after the listed transitions.
std::string footer_of(std::string const& zone_name) {
  std::ifstream file{"/usr/share/zoneinfo/" + zone_name, std::ios::binary};
  std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
  if (!bytes.starts_with("TZif") || !bytes.ends_with('\n')) {
    throw std::runtime_error("no readable tzdata file for zone " + zone_name);
  }
  auto const line = bytes.rfind('\n', bytes.size() - 2) + 1;
  return bytes.substr(line, bytes.size() - 1 - line);
}

}  // namespace

std::optional<scheduler::zone_rules> load_zone(std::string_view name) {
  auto const* const zone = find_zone(name);
  if (zone == nullptr) return std::nullopt;
  auto transitions = listed_transitions(*zone);
  // Files list transitions until 2037 at most, and the library takes the last one for eternal.
  auto const footer = footer_of(zone->name());
  auto const rule = posix_zone_rule::parse(footer);
  if (!rule) throw std::runtime_error("tzdata of zone " + zone->name() + " ends in a rule of another kind: " + footer);
  auto const after_listed = transitions.back().begins + std::chrono::seconds{1};
  std::ranges::move(rule->transitions(after_listed, covered_until), std::back_inserter(transitions));
  return scheduler::zone_rules{std::string{name}, std::move(transitions)};
}

}  // namespace matala::server
