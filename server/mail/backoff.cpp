// SPDX-License-Identifier: Apache-2.0
#include "server/mail/backoff.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace matala::server {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<seconds, 4> sign_in_steps = {seconds{30}, minutes{1}, minutes{2}, minutes{5}};
// Somebody may be about to join an hour that is not held.
constexpr std::array<seconds, 2> cancellation_steps = {minutes{1}, minutes{5}};
constexpr std::array<seconds, 4> ordinary_steps = {minutes{1}, minutes{5}, minutes{15}, minutes{60}};

std::span<seconds const> steps_of(mail_kind kind) {
  if (kind == mail_kind::sign_in) return sign_in_steps;
  if (kind == mail_kind::hour_cancelled) return cancellation_steps;
  return ordinary_steps;
}

}  // namespace

std::chrono::seconds retry_delay(mail_kind kind, int attempts, double jitter) {
  auto const steps = steps_of(kind);
  auto const step = std::clamp<std::ptrdiff_t>(attempts - 1, 0, std::ssize(steps) - 1);
  auto const delay = steps[static_cast<std::size_t>(step)];
  auto const spread = static_cast<double>(delay.count()) / 5 * std::clamp(jitter, 0.0, 1.0);
  return delay + seconds{static_cast<seconds::rep>(spread)};
}

scheduler::instant given_up_at(outbox_mail const& mail) {
  if (mail.deadline) return *mail.deadline;
  if (mail.kind == mail_kind::sign_in) return mail.created + minutes{30};
  auto const ordinary = mail.created + std::chrono::days{3};
  bool const takes_away = mail.method == calendar_method::cancel || mail.kind == mail_kind::hour_cancelled;
  if (!takes_away || !mail.start) return ordinary;
  return std::max(*mail.start + std::chrono::days{1}, ordinary);
}

}  // namespace matala::server
