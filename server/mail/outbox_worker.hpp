// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/mail/mail_renderer.hpp"
#include "server/ports/clock.hpp"
#include "server/ports/mail_transport.hpp"
#include "server/ports/store.hpp"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

namespace matala::server {

/// What became of one mail; holds no address, subject or text, so it may be logged whole.
struct delivery_event {
  mail_id id;
  /// Counts from 1. A mail that was not tried (superseded, expired, server unreachable) keeps the number it would have.
  int attempt = 1;
  mail_state state = mail_state::queued;
  int reply = 0;
  std::chrono::milliseconds took{};
};

/// What the worker works with. Everything referred to must outlive it.
struct outbox_delivery {
  store& storage;
  clock const& now;
  mail_transport& transport;
  mail_renderer const& renderer;
  /// Names this run of the process: rows leased by an earlier run are free at once.
  std::string owner;
  std::function<void(delivery_event const&)> log;
};

/// Sends one batch of what is due and returns how many rows it dealt with; 0: nothing is due.
///
///     queued --claim--> sending --250--> sent
///                               --4xx, no reply--> deferred (next_try by retry_delay)
///                               --5xx, cannot be built--> dead
///                               --deadline passed--> expired
///                               --no longer true--> superseded
///
/// Claiming is one transaction, marking each mail another; rendering and sending happen outside of both. So a mail goes
/// out at least once: after a crash between 250 and its mark it goes again, with the same Message-ID, and only the one
/// mail in flight can. A mail that cannot be built is marked dead and the others go on.
///
/// When two mails in a row get no reply at all, the server is away: the rest of the batch is deferred untried, so a
/// hung server costs two time-outs a batch, and the next batch begins with what is most urgent.
///
/// When `stop` is asked for, the mail in hand is finished and the rest stays claimed, which frees it for the next run.
///
/// One thread. Throws what the store throws; a mail whose mark was lost is claimed again when its lease runs out.
int deliver_due(outbox_delivery const& delivery, std::stop_token const& stop = {});

}  // namespace matala::server
