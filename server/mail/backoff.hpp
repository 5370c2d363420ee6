// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/outbox.hpp"

#include <chrono>

namespace matala::server {

/// How long to wait after the `attempts`-th attempt (1: the first) that the mail server put off.
///
/// sign_in: 30 s, 1 min, 2 min, then every 5 min, because somebody sits and waits. The rest: 1, 5, 15, then every 60
/// min, which greylisting and an outage of hours both bear. `jitter` in [0, 1) adds up to a fifth, so that what failed
/// together does not come back together; outside the interval it counts as its nearest end.
std::chrono::seconds retry_delay(mail_kind kind, int attempts, double jitter);

/// From this instant on the mail is not sent any more: the row's deadline. A row without one goes by its kind: sign_in
/// half an hour after it was written (longer than its link can live); anything that takes a calendar entry away a day
/// after the hour's start, three days after it was written at the least; the rest three days after it was written.
scheduler::instant given_up_at(outbox_mail const& mail);

}  // namespace matala::server
