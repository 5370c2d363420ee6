// SPDX-License-Identifier: Apache-2.0
#include "server/mail/smtp_transport.hpp"

#include "server/mail/mail_error.hpp"
#include "tests/support/smtp_sink.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <semaphore>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

using namespace matala::server;
using matala::tests::smtp_drop;
using matala::tests::smtp_script;
using matala::tests::smtp_sink;
using matala::tests::smtp_stage;
using matala::tests::smtp_tls;
using matala::tests::temporary_directory;

namespace {

constexpr std::string_view content = "Subject: x\r\n\r\nText\r\n.\r\n..\r\nend\r\n";

smtp_settings plain_settings(smtp_sink const& sink) {
  smtp_settings settings;
  settings.host = "127.0.0.1";
  settings.port = sink.port();
  settings.security = smtp_security::none;
  settings.hello_name = "client.example.org";
  return settings;
}

send_result send(smtp_transport& transport, std::string_view to = "to@example.org") {
  return transport.send("from@example.org", to, "m1@example.org", content);
}

smtp_script always(smtp_stage stage, int code) {
  return [=](smtp_stage now, std::string_view) { return now == stage ? std::optional(code) : std::nullopt; };
}

/// A certificate for "localhost" that only its own file vouches for.
struct own_certificate {
  own_certificate() {
    auto const command = fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost -keyout '{}' -out '{}' 2>/dev/null",
        key().string(), file().string());
    REQUIRE(std::system(command.c_str()) == 0);
  }
  std::filesystem::path file() const { return folder.path() / "cert.pem"; }
  std::filesystem::path key() const { return folder.path() / "key.pem"; }

  temporary_directory folder;
};

}  // namespace

TEST_CASE("a message that the server takes arrives as it was") {
  smtp_sink const sink;
  smtp_transport transport(plain_settings(sink));
  auto const result = send(transport);
  CHECK(result.outcome == send_outcome::accepted);
  CHECK(result.reply == 250);
  REQUIRE(sink.mails().size() == 1);
  CHECK(sink.mails().front().from == "from@example.org");
  CHECK(sink.mails().front().to == "to@example.org");
  CHECK(sink.mails().front().content == content);
}

TEST_CASE("messages share one connection") {
  smtp_sink const sink;
  smtp_transport transport(plain_settings(sink));
  for (int i = 0; i < 5; ++i) CHECK(send(transport).outcome == send_outcome::accepted);
  CHECK(sink.mails().size() == 5);
  CHECK(sink.connections() == 1);
}

TEST_CASE("the reply decides: 4xx later, 5xx to this message never, anything else later") {
  struct row {
    smtp_stage stage;
    int code;
    send_outcome outcome;
    int reply;
    std::size_t taken;
  };
  using enum smtp_stage;
  for (auto const& [stage, code, outcome, reply, taken] : {
           row{greeting, 421, send_outcome::later, 421, 0},
           row{greeting, 554, send_outcome::later, 554, 0},
           row{greeting, smtp_drop, send_outcome::later, 0, 0},
           row{ehlo, 550, send_outcome::later, 550, 0},
           row{mail, 451, send_outcome::later, 451, 0},
           row{mail, 530, send_outcome::later, 530, 0},
           row{mail, 550, send_outcome::refused, 550, 0},
           row{rcpt, 451, send_outcome::later, 451, 0},
           row{rcpt, 550, send_outcome::refused, 550, 0},
           row{rcpt, smtp_drop, send_outcome::later, 0, 0},
           row{data, 451, send_outcome::later, 451, 0},
           row{data, 554, send_outcome::refused, 554, 0},
           row{inside_data, smtp_drop, send_outcome::later, 0, 0},
           row{final_dot, 250, send_outcome::accepted, 250, 1},
           row{final_dot, 452, send_outcome::later, 452, 0},
           row{final_dot, 554, send_outcome::refused, 554, 0},
           row{final_dot, smtp_drop, send_outcome::later, 0, 1},
       }) {
    CAPTURE(static_cast<int>(stage));
    CAPTURE(code);
    smtp_sink const sink({.script = always(stage, code), .tls = smtp_tls::none, .certificate = {}, .key = {}});
    smtp_transport transport(plain_settings(sink));
    auto const result = send(transport);
    CHECK(result.outcome == outcome);
    CHECK(result.reply == reply);
    CHECK(sink.mails().size() == taken);
  }
}

TEST_CASE("after a refusal or a break the next message goes through") {
  for (auto const& [stage, code] : {std::pair{smtp_stage::rcpt, 550},
                                    {smtp_stage::rcpt, 451},
                                    {smtp_stage::inside_data, smtp_drop},
                                    {smtp_stage::final_dot, 554}}) {
    CAPTURE(code);
    std::atomic<bool> failed = false;
    auto const once = [&failed, stage, code](smtp_stage now, std::string_view) -> std::optional<int> {
      return now == stage && !failed.exchange(true) ? std::optional(code) : std::nullopt;
    };
    smtp_sink const sink({.script = once, .tls = smtp_tls::none, .certificate = {}, .key = {}});
    smtp_transport transport(plain_settings(sink));
    CHECK(send(transport).outcome != send_outcome::accepted);
    CHECK(send(transport).outcome == send_outcome::accepted);
    CHECK(sink.mails().size() == 1);
  }
}

TEST_CASE("nobody listening means later") {
  std::uint16_t port = 0;
  {
    smtp_sink const sink;
    port = sink.port();
  }
  smtp_settings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
  settings.security = smtp_security::none;
  smtp_transport transport(settings);
  auto const result = send(transport);
  CHECK(result.outcome == send_outcome::later);
  CHECK(result.reply == 0);
}

TEST_CASE("a stop ends the wait for a hung server") {
  std::binary_semaphore reached{0};
  std::binary_semaphore release{0};
  smtp_sink const sink({.script = [&](smtp_stage now, std::string_view) -> std::optional<int> {
                          if (now != smtp_stage::rcpt) return std::nullopt;
                          reached.release();
                          release.acquire();
                          return std::nullopt;
                        },
                        .tls = smtp_tls::none,
                        .certificate = {},
                        .key = {}});
  std::stop_source stop;
  auto settings = plain_settings(sink);
  settings.message_timeout = std::chrono::minutes{10};
  settings.stop = stop.get_token();
  smtp_transport transport(settings);
  std::jthread const stopper([&] {
    reached.acquire();
    stop.request_stop();
  });
  auto const began = std::chrono::steady_clock::now();
  CHECK(send(transport).outcome == send_outcome::later);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::minutes{1});
  release.release();
}

TEST_CASE("with STARTTLS required, a server without it gets no mail") {
  smtp_sink const sink;
  auto settings = plain_settings(sink);
  settings.security = smtp_security::starttls;
  smtp_transport transport(settings);
  CHECK(send(transport).outcome == send_outcome::later);
  CHECK(sink.mails().empty());
}

TEST_CASE("STARTTLS and implicit TLS encrypt, and only with a certificate we trust") {
  own_certificate const certificate;
  for (auto const& [ours, theirs] :
       {std::pair{smtp_security::starttls, smtp_tls::starttls}, {smtp_security::tls, smtp_tls::implicit}}) {
    smtp_sink const sink({.script = {}, .tls = theirs, .certificate = certificate.file(), .key = certificate.key()});
    auto settings = plain_settings(sink);
    settings.host = "localhost";
    settings.security = ours;
    smtp_transport stranger(settings);
    CHECK(send(stranger).outcome == send_outcome::later);
    CHECK(sink.mails().empty());
    settings.ca_file = certificate.file();
    smtp_transport trusting(settings);
    CHECK(send(trusting).outcome == send_outcome::accepted);
    CHECK(sink.mails().size() == 1);
    CHECK(sink.was_encrypted());
  }
}

TEST_CASE("AUTH uses the password of the file; a wrong one is our trouble and loses no mail") {
  temporary_directory const folder;
  auto const file = folder.path() / "password";
  std::ofstream(file) << "open sesame\n";
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::atomic<int> code = 235;
  smtp_sink const sink({.script =
                            [&code](smtp_stage now, std::string_view) {
                              return now == smtp_stage::auth ? std::optional<int>(code) : std::nullopt;
                            },
                        .tls = smtp_tls::none,
                        .certificate = {},
                        .key = {}});
  auto settings = plain_settings(sink);
  settings.user = "matala";
  settings.password_file = file;
  {
    smtp_transport transport(settings);
    CHECK(send(transport).outcome == send_outcome::accepted);
  }
  CHECK(sink.credentials() == "AG1hdGFsYQBvcGVuIHNlc2FtZQ==");
  code = 535;
  smtp_transport transport(settings);
  CHECK(send(transport).outcome == send_outcome::later);
  CHECK(sink.mails().size() == 1);
}

TEST_CASE("settings that cannot work are refused at once") {
  temporary_directory const folder;
  auto const open_file = folder.path() / "open";
  std::ofstream(open_file) << "secret\n";
  std::filesystem::permissions(open_file, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  auto const empty_file = folder.path() / "empty";
  std::ofstream(empty_file) << "";
  std::filesystem::permissions(empty_file, std::filesystem::perms::owner_read);

  auto const refused = [](auto change) {
    smtp_settings settings;
    settings.host = "mail.example.org";
    change(settings);
    CHECK_THROWS_AS(smtp_transport{settings}, std::runtime_error);
  };
  refused([](smtp_settings& s) { s.host = ""; });
  refused([](smtp_settings& s) { s.host = "mail.example.org/x\r\n"; });
  refused([](smtp_settings& s) { s.hello_name = "a b"; });
  refused([](smtp_settings& s) { s.ca_file = "/nowhere/ca.pem"; });
  refused([](smtp_settings& s) { s.user = "a\nb"; });
  refused([](smtp_settings& s) { s.user = "matala"; });
  refused([&](smtp_settings& s) { s.user = "matala", s.password_file = open_file; });
  refused([&](smtp_settings& s) { s.user = "matala", s.password_file = empty_file; });
}

TEST_CASE("an address with a line end never reaches the connection") {
  smtp_sink const sink;
  smtp_transport transport(plain_settings(sink));
  for (char const* const bad : {"a@b>\r\nRCPT TO:<c@example.com", "a@b\n", "a@b\r", "a@b> SIZE=1", "<a@b>"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(transport.send(bad, "to@example.org", "m@example.org", ""), mail_error);
    CHECK_THROWS_AS(transport.send("from@example.org", bad, "m@example.org", ""), mail_error);
  }
  CHECK(sink.connections() == 0);
}
