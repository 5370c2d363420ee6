// SPDX-License-Identifier: Apache-2.0
#include "server/app/stuck_mail.hpp"

#include <algorithm>

namespace matala::server {

bool cancellation_is_stuck(unit_of_work const& unit, scheduler::instant now) {
  auto const waiting = unit.outbox().unaccepted(mail_kind::hour_cancelled, now - acceptance_limit);
  return std::ranges::any_of(waiting, [&](outbox_mail const& mail) { return mail.end && now < *mail.end; });
}

}  // namespace matala::server
