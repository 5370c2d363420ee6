// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/working_calendar.hpp"
#include "server/ports/audit.hpp"
#include "server/ports/ids.hpp"
#include "server/ports/random_source.hpp"
#include "server/ports/zones.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// Who may sign in from an e-mail domain for the first time, and to which organisation they then belong.
struct login_domain {
  /// Lower case, without "@".
  std::string domain;
  organisation_id organisation;
};

/// What the installation decides for all use cases; read once from the settings.
struct house_rules {
  scheduler::working_calendar calendar;
  /// The version of the ground rules that must be acknowledged (R44).
  int ground_rules_version = 1;
  std::vector<login_domain> login_domains;
  /// Right-hand side of every Message-ID and calendar UID.
  std::string mail_host = "matala.example.org";
  /// From and ORGANIZER of mails that belong to no series, such as the sign-in mail.
  std::string sender_address;
  /// How far ahead occurrences are generated.
  std::chrono::weeks horizon{26};
};

/// What every use case gets beside the unit of work. Lives for one call.
struct context {
  /// Read once before the transaction; every deadline in it is compared with this one instant.
  scheduler::instant now;
  house_rules const& rules;
  zones const& zone;
  random_source& random;
  /// None: the machine itself.
  std::optional<person_id> actor = std::nullopt;
  /// As which role the actor acts, for the audit log.
  std::string_view role = "machine";
  audit_channel channel = audit_channel::timer;
};

}  // namespace matala::server
