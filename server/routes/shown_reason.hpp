// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/routes/call.hpp"

#include <string_view>

namespace matala::server {

/// Whether the facilitator's reason for a cancellation, which every invited person reads, names nobody: at most 300
/// characters in which the anonymizer finds no identifier and no name.
bool may_be_shown(call const& from, std::string_view reason);

}  // namespace matala::server
