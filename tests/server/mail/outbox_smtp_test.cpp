// SPDX-License-Identifier: Apache-2.0
#include "server/mail/outbox_worker.hpp"
#include "server/mail/smtp_transport.hpp"
#include "tests/server/mail/worker_fixture.hpp"
#include "tests/support/smtp_sink.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <map>
#include <random>
#include <string>

using namespace matala::server;
using matala::tests::smtp_drop;
using matala::tests::smtp_sink;
using matala::tests::smtp_stage;

namespace {

std::string message_id_of(std::string const& content) {
  constexpr std::string_view before = "Message-Id: <";
  auto const begin = content.find(before) + before.size();
  return content.substr(begin, content.find('>', begin) - begin);
}

/// What a bad day does to a mail: greylisting, refusing connections, breaking inside the content and after its dot.
std::optional<int> bad_day(std::mt19937& random, smtp_stage stage) {
  auto const dice = random() % 100;
  switch (stage) {
    case smtp_stage::rcpt: return dice < 30 ? std::optional(451) : std::nullopt;
    case smtp_stage::greeting: return dice < 10 ? std::optional(421) : std::nullopt;
    case smtp_stage::inside_data:
    case smtp_stage::final_dot: return dice < 5 ? std::optional(smtp_drop) : std::nullopt;
    case smtp_stage::ehlo:
    case smtp_stage::starttls:
    case smtp_stage::auth:
    case smtp_stage::mail:
    case smtp_stage::data: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE_FIXTURE(worker_fixture,
                  "through a mail server on a bad day every mail arrives, repeats with the same Message-ID") {
  constexpr int count = 60;
  for (int i = 0; i < count; ++i) enqueue(mail_kind::facilitator_late_booking, fmt::format("m{}", i));
  std::mt19937 random(20270112);
  smtp_sink const sink({.script = [&](smtp_stage stage, std::string_view) { return bad_day(random, stage); },
                        .tls = matala::tests::smtp_tls::none,
                        .certificate = {},
                        .key = {}});
  smtp_settings settings;
  settings.host = "127.0.0.1";
  settings.port = sink.port();
  settings.security = smtp_security::none;
  smtp_transport smtp(settings);
  outbox_delivery const all{*storage, now, smtp, real_renderer(), "run-1", [](delivery_event const&) {}};
  for (int hour = 0; hour < 48; ++hour) {
    while (deliver_due(all) > 0) continue;
    now.advance(std::chrono::hours{1});
  }
  std::map<std::string, int> arrived;
  for (auto const& mail : sink.mails()) ++arrived[message_id_of(mail.content)];
  CHECK(arrived.size() == count);
  for (int i = 0; i < count; ++i) {
    auto const name = fmt::format("m{}", i);
    CAPTURE(name);
    CHECK(state({name}) == mail_state::sent);
    CHECK(arrived[name + "@matala.example.org"] >= 1);
  }
}

TEST_CASE_FIXTURE(worker_fixture, "an address that the server refuses does not stop the others") {
  auto const refused =
      enqueue(mail_kind::facilitator_late_booking, "m1", [](outbox_mail& mail) { mail.address = "gone@example.org"; });
  auto const other = enqueue(mail_kind::facilitator_late_booking, "m2");
  smtp_sink const sink({.script = [](smtp_stage stage, std::string_view argument) -> std::optional<int> {
                          if (stage == smtp_stage::rcpt && argument == "gone@example.org") return 550;
                          return std::nullopt;
                        },
                        .tls = matala::tests::smtp_tls::none,
                        .certificate = {},
                        .key = {}});
  smtp_settings settings;
  settings.host = "127.0.0.1";
  settings.port = sink.port();
  settings.security = smtp_security::none;
  smtp_transport smtp(settings);
  while (deliver_due({*storage, now, smtp, real_renderer(), "run-1", [](delivery_event const&) {}}) > 0) continue;
  CHECK(state(refused) == mail_state::dead);
  CHECK(row(refused).last_reply == 550);
  CHECK(state(other) == mail_state::sent);
  REQUIRE(sink.mails().size() == 1);
  CHECK(sink.mails().front().from == "konsultaatio@example.org");
  CHECK(sink.mails().front().to == "maija@example.org");
}
