// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/response.hpp"

#include <chrono>

namespace matala::server {

/// Sets the fields that every answer carries; a Cache-Control of the handler stays. `hsts_max_age` of zero leaves out
/// Strict-Transport-Security: only an installation that is served over TLS for good may promise it.
void add_security_headers(response& answer, std::chrono::seconds hsts_max_age);

}  // namespace matala::server
