// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>

namespace matala::server {

/// The given schemas and those of competences, members and requests to experts.
boost::json::object with_expert_schemas(boost::json::object schemas);

}  // namespace matala::server
