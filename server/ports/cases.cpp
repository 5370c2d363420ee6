// SPDX-License-Identifier: Apache-2.0
#include "server/ports/cases.hpp"

namespace matala::server {

std::string_view to_string(review_state value) {
  switch (value) {
    case review_state::not_needed: return "not_needed";
    case review_state::awaiting: return "awaiting";
    case review_state::returned: return "returned";
    case review_state::approved: return "approved";
  }
  return {};
}

}  // namespace matala::server
