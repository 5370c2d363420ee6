// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace matala::scheduler {

/// Why the scheduler refuses. The closed list of what a person can cause; names are those of the problem types.
enum class errc {
  not_open_yet,
  cutoff_passed,
  occurrence_full,
  occurrence_cancelled,
  occurrence_decided,
  not_acknowledged_rules,
  too_many_cases,
  holiday,
  invalid_transition,
  late_notice,
  reason_required,
  /// A place is free: book it instead of waiting for one.
  place_free
};

/// The stable word of an error, for instance "cutoff-passed".
std::string_view to_string(errc error);

}  // namespace matala::scheduler
