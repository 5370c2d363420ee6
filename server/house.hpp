// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/settings.hpp"

namespace matala::server {

/// What the settings decide for all use cases; who may sign in by domain is settled with the store (organisations.hpp).
house_rules house_rules_of(settings const& config);

}  // namespace matala::server
