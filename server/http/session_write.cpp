// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_date.hpp"
#include "server/http/security_headers.hpp"
#include "server/http/session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace matala::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds linger_time{2};
constexpr std::size_t max_lingering_bytes = 1024 * 1024;
constexpr std::size_t lingering_read_bytes = 4096;
constexpr std::string_view reconnect_hint = "retry: 3000\n\n";
constexpr std::string_view sign_of_life = ":\n\n";

template <class Message>
void fill_head(Message& message, const response& answer) {
  message.result(answer.status());
  message.reason(reason_phrase(answer.status()));
  for (const name_value& field : answer.headers()) message.set(field.name, field.value);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  message.set(http::field::date, format_http_date(now));
}

bool has_body(unsigned status, http_method method) noexcept {
  return status != 204 && status != 304 && method != http_method::head;
}

}  // namespace

asio::awaitable<bool> http_session::send(response answer, http_method method) {
  add_security_headers(answer, core_.options.hsts_max_age);
  const bool keep = keep_alive_ && !core_.draining;
  stream_.expires_after(core_.options.deadlines.write);
  const std::string_view body = answer.body();
  error_code error;
  if (has_body(answer.status(), method)) {
    http::response<http::span_body<const char>> message;
    message.version(version_);
    fill_head(message, answer);
    message.body() = {body.data(), body.size()};
    message.content_length(body.size());
    message.keep_alive(keep);
    std::tie(error, std::ignore) = co_await http::async_write(stream_, message, as_result);
  } else {
    http::response<http::empty_body> message;
    message.version(version_);
    fill_head(message, answer);
    if (method == http_method::head && !answer.stream()) message.content_length(body.size());
    message.keep_alive(keep);
    std::tie(error, std::ignore) = co_await http::async_write(stream_, message, as_result);
  }
  connected_ = !error;
  co_return connected_&& keep;
}

asio::awaitable<bool> http_session::stream_events(response answer) {
  // Shared with the two callbacks below, which may still be on their way when this coroutine has ended.
  auto timer = std::make_shared<asio::steady_timer>(core_.io);
  auto gone = std::make_shared<bool>(false);
  const auto wake = [&io = core_.io, weak = std::weak_ptr(timer)] {
    asio::post(io, [weak] {
      if (const auto waiting = weak.lock()) waiting->cancel();
    });
  };
  const auto events = core_.events.subscribe(*answer.stream(), wake);
  if (!events) co_return co_await refuse(events.error());

  keep_alive_ = false;
  // Asks a proxy in front not to collect events before it passes them on.
  answer.set("X-Accel-Buffering", "no");
  if (co_await send(std::move(answer), http_method::head); !connected_) co_return false;
  // The client has nothing more to say: whatever makes the socket readable is its end.
  stream_.socket().async_wait(asio::ip::tcp::socket::wait_read, [gone, timer](const error_code&) {
    *gone = true;
    timer->cancel();
  });
  std::string bytes(reconnect_hint);
  while (connected_ && !*gone) {
    stream_.expires_after(core_.options.deadlines.write);
    const auto [failure, sent] = co_await asio::async_write(stream_, asio::buffer(bytes), as_result);
    connected_ = !failure;
    stream_.expires_never();
    bytes = (*events)->take();
    while (connected_ && !*gone && bytes.empty() && !(*events)->ended()) {
      timer->expires_after(core_.options.deadlines.heartbeat);
      const auto [woken] = co_await timer->async_wait(as_result);
      bytes = (*events)->take();
      if (!woken && bytes.empty()) bytes = sign_of_life;
    }
    if ((*events)->ended()) break;
  }
  co_return false;
}

asio::awaitable<void> http_session::linger() {
  error_code error;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream_.expires_after(linger_time);
  buffer_.clear();
  for (std::size_t left = max_lingering_bytes; !error && left > 0;) {
    std::size_t count = 0;
    const auto space = buffer_.prepare(lingering_read_bytes);
    std::tie(error, count) = co_await stream_.async_read_some(space, as_result);
    left -= std::min(left, count);
  }
}

}  // namespace matala::server
