// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/finding.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <tuple>
#include <vector>

namespace matala::anonymizer {

/// The decisions about one document, to be asked once for each of as many findings: a text can hold thousands of both.
class decision_index {
 public:
  explicit decision_index(std::span<decision const> decisions);

  /// Somebody decided about exactly this span.
  bool is_decided(finding const& f) const { return places_.contains({f.field, f.begin, f.end}); }

  /// Something that touches the span was released.
  bool is_let_go(finding const& f) const;

 private:
  struct reach {
    std::size_t field;
    std::size_t begin;
    std::size_t furthest;  // end of this or an earlier release of the field
  };
  std::set<std::tuple<std::size_t, std::size_t, std::size_t>> places_;
  std::vector<reach> released_;  // by field and begin
};

}  // namespace matala::anonymizer
