// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/errc.hpp"

namespace matala::anonymizer {

std::string_view to_string(errc error) {
  switch (error) {
    case errc::invalid_utf8: return "invalid-utf8";
    case errc::too_long: return "too-long";
    case errc::decision_missing: return "decision-missing";
    case errc::decision_out_of_range: return "decision-out-of-range";
    case errc::hard_finding_released: return "hard-finding-released";
    case errc::identifiers_left: return "identifiers-left";
    case errc::bad_model: return "bad-model";
  }
  return {};
}

}  // namespace matala::anonymizer
