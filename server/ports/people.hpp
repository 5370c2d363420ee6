// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"
#include "server/ports/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// `unnamed`: has proved an address, has not yet given name, organisation and language.
enum class person_state { unnamed, active, deactivated };

struct person {
  person_id id;
  /// Lower case, unique.
  std::string email;
  std::string name;
  std::optional<organisation_id> organisation;
  language lang = language::fi;
  /// Work phone, seen by facilitator and deputy only; may be empty.
  std::string phone;
  person_state state = person_state::unnamed;
  scheduler::instant created;
};

/// Roles that are granted. A presenter is whoever is active; there is no grant for it.
enum class role { owner, facilitator, deputy, core_member, on_demand_member, administrator };

std::string_view to_string(role value);
std::optional<role> parse_role(std::string_view word);

/// A role of a person: per series for all but the administrator, who has none (installation) or an organisation.
struct grant {
  person_id person;
  role granted = role::core_member;
  std::optional<series_id> series;
  std::optional<organisation_id> organisation;

  bool operator==(grant const&) const = default;
};

struct organisation {
  organisation_id id;
  std::string name;
};

/// A place of work that series belong to.
struct site {
  site_id id;
  organisation_id organisation;
  std::string name;
  std::string municipality;
};

/// R16: a person who wants to be told of hours of a series that have no case yet. The token ends it without signing in.
struct nudge_wish {
  person_id person;
  series_id series;
  std::string token;
};

/// People, what they may do, where they work, and which ground rules they have acknowledged.
class people_repository {
 public:
  virtual ~people_repository() = default;

  virtual std::optional<person> find(person_id const& id) const = 0;
  virtual std::optional<person> find_by_email(std::string_view lower_case_email) const = 0;
  /// In order of name.
  virtual std::vector<person> all() const = 0;
  /// Inserts or replaces by id. A second person with the same e-mail is a contract violation (throws).
  virtual void save(person const& value) = 0;

  virtual std::vector<grant> grants_of(person_id const& id) const = 0;
  /// Members and officers of a series, active people only, in order of name.
  virtual std::vector<std::pair<person, role>> with_grants(series_id const& series) const = 0;
  /// Granting twice is the same as once.
  virtual void add_grant(grant const& value) = 0;
  virtual void remove_grant(grant const& value) = 0;

  virtual std::vector<organisation> organisations() const = 0;
  virtual void save(organisation const& value) = 0;
  virtual std::optional<site> find_site(site_id const& id) const = 0;
  /// In order of name.
  virtual std::vector<site> sites() const = 0;
  virtual void save(site const& value) = 0;

  virtual std::vector<nudge_wish> nudge_wishes(series_id const& series) const = 0;
  virtual std::optional<nudge_wish> find_nudge_wish(std::string_view token) const = 0;
  /// Wishing twice is the same as once: the first token stays.
  virtual void add_nudge_wish(nudge_wish const& value) = 0;
  virtual void remove_nudge_wish(person_id const& person, series_id const& series) = 0;

  /// The highest version of the ground rules this person has acknowledged, 0 for none (R44).
  virtual int acknowledged_version(person_id const& id) const = 0;
  virtual void acknowledge(person_id const& id, int version, scheduler::instant when) = 0;
};

}  // namespace matala::server
