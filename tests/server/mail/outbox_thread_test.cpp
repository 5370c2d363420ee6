// SPDX-License-Identifier: Apache-2.0
#include "server/mail/outbox_thread.hpp"

#include "tests/server/mail/worker_fixture.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <string>

using namespace matala::server;

namespace {

constexpr std::chrono::seconds patience{20};

/// Tells the test of each mail that was marked.
struct running : worker_fixture {
  outbox_delivery watched() {
    auto all = delivery("run-1");
    all.log = [this](delivery_event const&) { marked.release(); };
    return all;
  }

  std::counting_semaphore<> marked{0};
};

void no_trouble(std::exception const& error) {
  FAIL(error.what());
}

}  // namespace

TEST_CASE_FIXTURE(running, "what was queued before the start is sent without a bell") {
  auto const id = enqueue(mail_kind::hour_confirmed, "m1");
  outbox_thread const thread(watched(), no_trouble);
  REQUIRE(marked.try_acquire_for(patience));
  CHECK(state(id) == mail_state::sent);
}

TEST_CASE_FIXTURE(running, "the bell sends what was queued meanwhile") {
  outbox_thread thread(watched(), no_trouble);
  for (auto const* const name : {"m1", "m2", "m3"}) {
    enqueue(mail_kind::facilitator_late_booking, name);
    thread.wake();
    REQUIRE(marked.try_acquire_for(patience));
    CHECK(state({name}) == mail_state::sent);
  }
}

TEST_CASE_FIXTURE(running, "a put-off mail goes when the clock, not the machine's, comes to its next try") {
  std::atomic<bool> refuses = true;
  transport.reply_to = [&](sent_mail const&) -> send_result {
    if (refuses) return {send_outcome::later, 451};
    return {send_outcome::accepted, 250};
  };
  auto const id = enqueue(mail_kind::hour_confirmed, "m1");
  outbox_thread const thread(watched(), no_trouble);
  REQUIRE(marked.try_acquire_for(patience));
  CHECK(state(id) == mail_state::deferred);
  refuses = false;
  now.advance(std::chrono::hours{1});
  REQUIRE(marked.try_acquire_for(patience));
  CHECK(state(id) == mail_state::sent);
}

TEST_CASE_FIXTURE(running, "trouble is reported and the thread goes on") {
  std::atomic<bool> broken = true;
  transport.reply_to = [&](sent_mail const&) -> send_result {
    if (broken.exchange(false)) throw std::bad_alloc();
    return {send_outcome::accepted, 250};
  };
  std::binary_semaphore trouble{0};
  enqueue(mail_kind::facilitator_late_booking, "m1");
  outbox_thread thread(watched(), [&](std::exception const&) { trouble.release(); });
  REQUIRE(trouble.try_acquire_for(patience));
  enqueue(mail_kind::facilitator_late_booking, "m2");
  thread.wake();
  REQUIRE(marked.try_acquire_for(patience));
  CHECK(state({"m2"}) == mail_state::sent);
}

TEST_CASE_FIXTURE(running, "it ends at once when there is nothing to do") {
  auto const began = std::chrono::steady_clock::now();
  {
    outbox_thread const thread(watched(), no_trouble);
  }
  CHECK(std::chrono::steady_clock::now() - began < patience);
}
