// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace matala::server {

/// What the server says on standard error, one line each, for the journal.
///
/// Closed list of events; the values are numbers and ids only: never an address, a text, a path or a name (P5).
class journal {
 public:
  static void say(std::string_view event, std::string_view detail = {});
};

}  // namespace matala::server
