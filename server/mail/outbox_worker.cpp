// SPDX-License-Identifier: Apache-2.0
#include "server/mail/outbox_worker.hpp"

#include "server/mail/backoff.hpp"
#include "server/mail/last_look.hpp"
#include "server/mail/mail_allow_list.hpp"
#include "server/mail/stable_hash.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <new>
#include <vector>

namespace matala::server {
namespace {

using steady = std::chrono::steady_clock;

constexpr int batch_size = 16;
// Longer than a batch can take; only a mark that the store refused waits for it.
constexpr std::chrono::minutes lease{5};
constexpr int silences_that_mean_away = 2;

struct claimed_mail {
  outbox_mail mail;
  last_look seen;
};

struct outcome {
  mail_state state = mail_state::deferred;
  int reply = 0;
};

/// Ids are random, so this spreads as well as a random number and is the same on every run.
double jitter_of(outbox_mail const& mail) {
  auto const hash = stable_hash(fmt::format("{}/{}", mail.id.value, mail.attempts));
  return static_cast<double>(hash >> 11) / static_cast<double>(1ULL << 53);
}

std::vector<claimed_mail> claim(outbox_delivery const& delivery, scheduler::instant now) {
  return delivery.storage.transact([&](unit_of_work& unit) {
    std::vector<claimed_mail> batch;
    for (auto& mail : unit.outbox().claim(now, delivery.owner, now + lease, batch_size)) {
      auto seen = take_last_look(unit, mail);
      batch.push_back({std::move(mail), std::move(seen)});
    }
    return batch;
  });
}

outcome outcome_of(send_result const& result) {
  switch (result.outcome) {
    case send_outcome::accepted: return {mail_state::sent, result.reply};
    case send_outcome::later: return {mail_state::deferred, result.reply};
    case send_outcome::refused: return {mail_state::dead, result.reply};
  }
  return {};
}

outcome attempt(outbox_delivery const& delivery, claimed_mail const& claimed, scheduler::instant now) {
  auto const& mail = claimed.mail;
  if (claimed.seen.word == last_word::superseded) return {mail_state::superseded, 0};
  if (now >= given_up_at(mail)) return {mail_state::expired, 0};
  try {
    auto const message = delivery.renderer.compose(mail, claimed.seen.hour, now);
    auto const bytes = build_message(message);
    return outcome_of(delivery.transport.send(message.from, message.to, message.message_id, bytes));
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const&) {
    return {mail_state::dead, 0};
  }
}

void tell_login_request(unit_of_work& unit, outbox_mail const& mail, scheduler::instant now) {
  auto request = unit.sign_in().find_login_by_token(parameter(mail, mail_parameter::token_hash));
  if (!request || request->accepted) return;
  request->accepted = now;
  unit.sign_in().save(*request);
}

void mark(outbox_delivery const& delivery, outbox_mail const& mail, outcome const& result) {
  auto const now = delivery.now.now();
  auto const next_try = now + retry_delay(mail.kind, mail.attempts + 1, jitter_of(mail));
  delivery.storage.transact([&](unit_of_work& unit) {
    unit.outbox().finish(mail.id, result.state, result.reply, next_try, now);
    bool const accepted = result.state == mail_state::sent;
    if (accepted && mail.kind == mail_kind::sign_in) tell_login_request(unit, mail, now);
  });
}

bool is_silence(outcome const& result) {
  return result.state == mail_state::deferred && result.reply == 0;
}

}  // namespace

int deliver_due(outbox_delivery const& delivery, std::stop_token const& stop) {
  auto const batch = claim(delivery, delivery.now.now());
  int silences = 0;
  for (auto const& claimed : batch) {
    if (stop.stop_requested()) break;
    auto const began = steady::now();
    bool const away = silences >= silences_that_mean_away;
    auto const result = away ? outcome{} : attempt(delivery, claimed, delivery.now.now());
    silences = is_silence(result) ? silences + 1 : 0;
    mark(delivery, claimed.mail, result);
    delivery.log({.id = claimed.mail.id,
                  .attempt = claimed.mail.attempts + 1,
                  .state = result.state,
                  .reply = result.reply,
                  .took = std::chrono::duration_cast<std::chrono::milliseconds>(steady::now() - began)});
  }
  return static_cast<int>(batch.size());
}

}  // namespace matala::server
