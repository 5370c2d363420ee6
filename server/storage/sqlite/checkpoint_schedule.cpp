// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/checkpoint_schedule.hpp"

#include <algorithm>

namespace matala::server {

namespace {

constexpr int pages_of_a_grown_wal = 1000;
constexpr std::chrono::seconds patience{1};

}  // namespace

void checkpoint_schedule::committed(erasure erased, int wal_pages, moment now) {
  switch (erased) {
    case erasure::none: break;
    case erasure::soon: want(now + patience); break;
    case erasure::at_once: want(now); break;
  }
  if (wal_pages >= pages_of_a_grown_wal) want(now);
}

void checkpoint_schedule::failed(moment now) {
  not_before_ = now + patience;
  due_ = not_before_;
}

void checkpoint_schedule::want(moment when) {
  moment const allowed = std::max(when, not_before_);
  due_ = due_ ? std::min(*due_, allowed) : allowed;
}

}  // namespace matala::server
