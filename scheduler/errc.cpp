// SPDX-License-Identifier: Apache-2.0
#include "scheduler/errc.hpp"

#include <utility>

namespace matala::scheduler {

std::string_view to_string(errc error) {
  switch (error) {
    case errc::not_open_yet: return "not-open-yet";
    case errc::cutoff_passed: return "cutoff-passed";
    case errc::occurrence_full: return "occurrence-full";
    case errc::occurrence_cancelled: return "occurrence-cancelled";
    case errc::occurrence_decided: return "occurrence-decided";
    case errc::not_acknowledged_rules: return "not-acknowledged-rules";
    case errc::too_many_cases: return "too-many-cases";
    case errc::holiday: return "holiday";
    case errc::invalid_transition: return "invalid-transition";
    case errc::late_notice: return "late-notice";
    case errc::reason_required: return "reason-required";
    case errc::place_free: return "place-free";
  }
  std::unreachable();
}

}  // namespace matala::scheduler
