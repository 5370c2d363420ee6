// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/control.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

/// Carries out a command that writes: "person add", "token", "grant", "revoke", "series add". In a
/// running server or beside none.
admin_answer run_admin_command(store& data, context const& ctx, admin_command const& command);

}  // namespace matala::server
