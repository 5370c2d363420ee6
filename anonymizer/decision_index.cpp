// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/decision_index.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace matala::anonymizer {

decision_index::decision_index(std::span<decision const> decisions) {
  for (auto const& d : decisions) {
    places_.emplace(d.field, d.begin, d.end);
    if (d.verdict == verdict::release) released_.push_back({d.field, d.begin, d.end});
  }
  auto const place = [](reach const& r) { return std::pair(r.field, r.begin); };
  std::ranges::sort(released_, {}, place);
  for (std::size_t i = 1; i < released_.size(); ++i) {
    if (released_[i].field == released_[i - 1].field)
      released_[i].furthest = std::max(released_[i].furthest, released_[i - 1].furthest);
  }
}

bool decision_index::is_let_go(finding const& f) const {
  auto const place = [](reach const& r) { return std::pair(r.field, r.begin); };
  auto const behind = std::ranges::lower_bound(released_, std::pair(f.field, f.end), {}, place);
  if (behind == released_.begin()) return false;
  auto const last = std::prev(behind);
  return last->field == f.field && last->furthest > f.begin;
}

}  // namespace matala::anonymizer
