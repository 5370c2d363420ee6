// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace matala::server {

/// The OpenAPI 3.1 description of every route below /api/v1, made of the route table, so that none can be missing.
std::string openapi_document();

}  // namespace matala::server
