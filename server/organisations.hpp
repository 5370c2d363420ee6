// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"
#include "server/settings.hpp"

#include <vector>

namespace matala::server {

/// Makes the organisations of the settings known to the store, by name, and returns whose people may sign in from
/// which domain. An organisation that left the settings stays; its people just are no longer let in by domain.
std::vector<login_domain> settle_organisations(store& data, random_source& random,
                                               std::vector<organisation_setting> const& organisations);

}  // namespace matala::server
