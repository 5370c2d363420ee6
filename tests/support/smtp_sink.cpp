// SPDX-License-Identifier: Apache-2.0
#include "tests/support/smtp_sink.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <mutex>
#include <thread>

namespace matala::tests {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using tls_stream = asio::ssl::stream<tcp::socket&>;

std::string usual_words(int code) {
  switch (code) {
    case 220: return "220 sink ready";
    case 235: return "235 welcome";
    case 250: return "250 fine";
    case 354: return "354 go on";
    case 421: return "421 closing";
    default: return std::to_string(code) + " as the test says";
  }
}

std::string address_in(std::string_view line) {
  auto const from = line.find('<');
  auto const until = line.find('>');
  if (from == line.npos || until == line.npos || until < from) return {};
  return std::string(line.substr(from + 1, until - from - 1));
}

}  // namespace

struct smtp_sink::server {
  explicit server(smtp_sink_options given)
      : options(std::move(given)),
        tls(asio::ssl::context::tls_server),
        acceptor(io, {asio::ip::address_v4::loopback(), 0}) {
    if (options.tls != smtp_tls::none) {
      tls.use_certificate_chain_file(options.certificate);
      tls.use_private_key_file(options.key, asio::ssl::context::pem);
    }
    asio::co_spawn(io, accept(), asio::detached);
    thread = std::jthread([this] { io.run(); });
  }

  ~server() {
    io.stop();
    thread.join();
  }

  /// Thrown where the script says so, to leave the conversation.
  struct dropped {};

  enum class ending { quit, start_tls };

  asio::awaitable<void> accept() {
    while (true) {
      auto socket = co_await acceptor.async_accept(asio::use_awaitable);
      ++connections;
      asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
  }

  asio::awaitable<void> serve(tcp::socket socket) {
    try {
      auto next = ending::start_tls;
      if (options.tls != smtp_tls::implicit) {
        co_await answer(socket, smtp_stage::greeting, 220);
        next = co_await converse(socket, smtp_tls::none);
      }
      if (next == ending::start_tls) co_await serve_encrypted(socket);
    } catch (dropped const&) {
    } catch (boost::system::system_error const&) {
      // The client has gone.
    }
  }

  asio::awaitable<void> serve_encrypted(tcp::socket& socket) {
    tls_stream stream(socket, tls);
    co_await stream.async_handshake(asio::ssl::stream_base::server, asio::use_awaitable);
    if (options.tls == smtp_tls::implicit) co_await answer(stream, smtp_stage::greeting, 220);
    co_await converse(stream, smtp_tls::implicit);
  }

  template <class Stream>
  asio::awaitable<ending> converse(Stream& stream, smtp_tls now) {
    std::string buffer;
    smtp_mail mail;
    while (true) {
      auto const line = co_await read_line(stream, buffer);
      auto const verb = line.substr(0, 4);
      if (verb == "EHLO" || verb == "HELO") {
        co_await greet_back(stream, now);
      } else if (verb == "STAR") {
        co_await answer(stream, smtp_stage::starttls, 220);
        co_return ending::start_tls;
      } else if (verb == "AUTH") {
        co_await say(stream, "334 ");
        remember_credentials(co_await read_line(stream, buffer));
        co_await answer(stream, smtp_stage::auth, 235);
      } else if (verb == "MAIL") {
        mail = {.from = address_in(line), .to = {}, .content = {}};
        co_await answer(stream, smtp_stage::mail, 250, mail.from);
      } else if (verb == "RCPT") {
        mail.to = address_in(line);
        co_await answer(stream, smtp_stage::rcpt, 250, mail.to);
      } else if (verb == "DATA") {
        if (co_await answer(stream, smtp_stage::data, 354) == 354) co_await take_content(stream, buffer, mail, now);
      } else {
        co_await say(stream, usual_words(250));
        if (verb == "QUIT") co_return ending::quit;
      }
    }
  }

  template <class Stream>
  asio::awaitable<void> greet_back(Stream& stream, smtp_tls now) {
    auto const code = told(smtp_stage::ehlo, {}).value_or(250);
    if (code != 250) {
      co_await say(stream, usual_words(code));
      co_return;
    }
    if (options.tls == smtp_tls::starttls && now == smtp_tls::none) co_await say(stream, "250-STARTTLS");
    co_await say(stream, "250-AUTH PLAIN");
    co_await say(stream, "250 8BITMIME");
  }

  template <class Stream>
  asio::awaitable<void> take_content(Stream& stream, std::string& buffer, smtp_mail& mail, smtp_tls now) {
    std::string content;
    while (true) {
      auto line = co_await read_line(stream, buffer);
      if (content.empty()) told(smtp_stage::inside_data, {});
      if (line == ".") break;
      if (line.starts_with('.')) line.erase(0, 1);
      content += line + "\r\n";
    }
    mail.content = std::move(content);
    auto const code = raw_word(smtp_stage::final_dot, mail.content).value_or(250);
    if (code < 400) remember(mail, now);
    if (code == smtp_drop) throw dropped{};
    co_await say(stream, usual_words(code));
  }

  template <class Stream>
  asio::awaitable<int> answer(Stream& stream, smtp_stage stage, int usual, std::string_view argument = {}) {
    auto const code = told(stage, argument).value_or(usual);
    co_await say(stream, usual_words(code));
    co_return code;
  }

  std::optional<int> raw_word(smtp_stage stage, std::string_view argument) const {
    return options.script ? options.script(stage, argument) : std::nullopt;
  }

  std::optional<int> told(smtp_stage stage, std::string_view argument) const {
    auto const code = raw_word(stage, argument);
    if (code == smtp_drop) throw dropped{};
    return code;
  }

  template <class Stream>
  static asio::awaitable<void> say(Stream& stream, std::string words) {
    words += "\r\n";
    co_await asio::async_write(stream, asio::buffer(words), asio::use_awaitable);
  }

  template <class Stream>
  static asio::awaitable<std::string> read_line(Stream& stream, std::string& buffer) {
    auto const length =
        co_await asio::async_read_until(stream, asio::dynamic_buffer(buffer), "\r\n", asio::use_awaitable);
    auto line = buffer.substr(0, length - 2);
    buffer.erase(0, length);
    co_return line;
  }

  void remember(smtp_mail const& mail, smtp_tls now) {
    std::lock_guard const lock(mutex);
    mails.push_back(mail);
    encrypted = now != smtp_tls::none;
  }

  void remember_credentials(std::string response) {
    std::lock_guard const lock(mutex);
    credentials = std::move(response);
  }

  smtp_sink_options options;
  asio::io_context io;
  asio::ssl::context tls;
  tcp::acceptor acceptor;
  std::atomic<int> connections = 0;
  mutable std::mutex mutex;
  std::vector<smtp_mail> mails;
  std::string credentials;
  bool encrypted = false;
  std::jthread thread;
};

smtp_sink::smtp_sink(smtp_sink_options options) : server_(std::make_unique<server>(std::move(options))) {}

smtp_sink::~smtp_sink() = default;

std::uint16_t smtp_sink::port() const {
  return server_->acceptor.local_endpoint().port();
}

std::vector<smtp_mail> smtp_sink::mails() const {
  std::lock_guard const lock(server_->mutex);
  return server_->mails;
}

int smtp_sink::connections() const {
  return server_->connections;
}

std::string smtp_sink::credentials() const {
  std::lock_guard const lock(server_->mutex);
  return server_->credentials;
}

bool smtp_sink::was_encrypted() const {
  std::lock_guard const lock(server_->mutex);
  return server_->encrypted;
}

}  // namespace matala::tests
