// SPDX-License-Identifier: Apache-2.0
#include "scheduler/errc.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::scheduler;

TEST_CASE("each refusal has the word of its problem type") {
  struct row {
    errc error;
    char const* word;
  };
  row const rows[] = {
      {errc::not_open_yet, "not-open-yet"},
      {errc::cutoff_passed, "cutoff-passed"},
      {errc::occurrence_full, "occurrence-full"},
      {errc::occurrence_cancelled, "occurrence-cancelled"},
      {errc::occurrence_decided, "occurrence-decided"},
      {errc::not_acknowledged_rules, "not-acknowledged-rules"},
      {errc::too_many_cases, "too-many-cases"},
      {errc::holiday, "holiday"},
      {errc::invalid_transition, "invalid-transition"},
      {errc::late_notice, "late-notice"},
      {errc::reason_required, "reason-required"},
      {errc::place_free, "place-free"},
  };
  for (auto const& row : rows) CHECK(std::string{to_string(row.error)} == row.word);
}
