// SPDX-License-Identifier: Apache-2.0
#include "server/http/session.hpp"

#include "server/http/ascii.hpp"
#include "server/http/gate.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace matala::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
// Holds a head and the piece of a body, or of a next request, that came with it.
constexpr std::size_t max_buffered_bytes = 2 * max_head_bytes;
constexpr std::size_t usual_read_bytes = 1024;

using parser_base = http::request_parser<http::vector_body<char, wiping_allocator<char>>, wiping_allocator<char>>;

/// Counts a request that waits for a handler thread or has one.
class pool_place {
 public:
  explicit pool_place(server_core& core) : core_(core) { ++core_.requests_in_pool; }
  ~pool_place() { --core_.requests_in_pool; }
  pool_place(const pool_place&) = delete;
  pool_place& operator=(const pool_place&) = delete;

 private:
  server_core& core_;
};

/// Runs the handler on the pool and completes on the I/O thread; without a response when the handler threw.
template <class Token>
auto async_handle(server_core& core, request& incoming, Token&& token) {
  const auto initiate = [&core, &incoming](auto handler) {
    auto executor = asio::get_associated_executor(handler, core.io.get_executor());
    auto work = asio::prefer(executor, asio::execution::outstanding_work.tracked);
    asio::post(core.pool, [&core, &incoming, work = std::move(work), handler = std::move(handler)]() mutable {
      std::optional<response> answer;
      try {
        answer = core.handler(incoming);
      } catch (...) {
        if (core.options.on_handler_failure) core.options.on_handler_failure(std::current_exception());
      }
      asio::dispatch(work, [handler = std::move(handler), answer = std::move(answer)]() mutable {
        std::move(handler)(std::move(answer));
      });
    });
  };
  return asio::async_initiate<Token, void(std::optional<response>)>(initiate, token);
}

}  // namespace

struct http_session::message_parser : parser_base {};

http_session::http_session(server_core& core, asio::ip::tcp::socket socket, std::string address)
    : core_(core), stream_(std::move(socket)), buffer_(max_buffered_bytes), address_(std::move(address)) {
  core_.enter(*this, address_);
}

http_session::~http_session() {
  core_.leave(*this, address_);
}

void http_session::start(server_core& core, asio::ip::tcp::socket socket, std::string address) {
  auto self = std::make_shared<http_session>(core, std::move(socket), std::move(address));
  // An exception ends this connection and no other one: what went wrong with it is the client's or the memory's matter.
  asio::co_spawn(core.io, run(std::move(self)), [](const std::exception_ptr&) {});
}

bool http_session::has_received() const {
  error_code ignored;
  return buffer_.size() > 0 || stream_.socket().available(ignored) > 0;
}

void http_session::close_if_idle() {
  if (idle_ && !first_ && !has_received()) stream_.close();
}

void http_session::close_if_unused() {
  if (idle_ && first_ && !has_received()) stream_.close();
}

asio::awaitable<void> http_session::run(std::shared_ptr<http_session> self) {
  while (co_await self->exchange()) self->first_ = false;
  if (self->connected_ && (self->refused_ || self->has_received())) co_await self->linger();
  self->stream_.close();
}

asio::awaitable<bool> http_session::exchange() {
  accept_language_.clear();
  version_ = 11;
  keep_alive_ = false;
  auto incoming = co_await receive_request();
  if (!incoming) co_return co_await refuse(incoming.error());
  response answer = co_await handle(*incoming);
  // The text of a case is not kept while a slow client reads its answer.
  incoming->body.clear();
  if (answer.stream() && incoming->method != http_method::head) co_return co_await stream_events(std::move(answer));
  co_return co_await send(std::move(answer), incoming->method);
}

asio::awaitable<http_session::result<std::size_t>> http_session::receive_head() {
  const http_deadlines& deadlines = core_.options.deadlines;
  idle_ = buffer_.size() == 0;
  // The drain may have begun while the response was on its way: then nobody else closes this connection.
  if (core_.draining && !first_ && !has_received()) co_return std::unexpected(http_errc::disconnected);
  stream_.expires_after(core_.under_stress(idle_ && !first_ ? deadlines.idle : deadlines.head));
  std::size_t scanned = 0;
  for (;;) {
    const std::string_view received(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    const auto end = find_head_end(received, scanned);
    if (!end) co_return std::unexpected(end.error());
    if (*end) co_return **end;
    scanned = received.size();
    const std::size_t room = std::max(usual_read_bytes, buffer_.capacity() - buffer_.size());
    const auto space = buffer_.prepare(std::min(room, max_buffered_bytes - buffer_.size()));
    const auto [error, count] = co_await stream_.async_read_some(space, as_result);
    if (error == asio::error::eof && !idle_) co_return std::unexpected(http_errc::malformed_request);
    if (error) co_return std::unexpected(http_errc::disconnected);
    buffer_.commit(count);
    if (idle_ && !first_) stream_.expires_after(core_.under_stress(deadlines.head));
    idle_ = false;
  }
}

http_session::result<request> http_session::interpret_head(std::size_t head_size, message_parser& parser) {
  const std::string_view head(static_cast<const char*>(buffer_.data().data()), head_size);
  if (const auto sound = inspect_head(head); !sound) return std::unexpected(sound.error());
  error_code error;
  parser.body_limit(boost::none);  // the limit depends on what is being parsed here, and is set below
  parser.put(asio::buffer(head), error);
  buffer_.consume(head_size);
  if (error || !parser.is_header_done()) return std::unexpected(http_errc::malformed_request);

  const auto& message = parser.get();
  request incoming;
  for (const auto& field : message) {
    incoming.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  }
  accept_language_ = incoming.header("Accept-Language").value_or("");
  version_ = message.version();
  keep_alive_ = message.keep_alive();
  expects_continue_ = version_ == 11 && incoming.header("Expect");
  incoming.method = parse_method(std::string_view(message.method_string())).value();
  incoming.target = std::string(message.target());
  std::string_view query = incoming.target;
  auto path = decode_path(cut_front(query, '?'));
  auto pairs = decode_query(query);
  if (!path || !pairs) return std::unexpected(http_errc::malformed_request);
  incoming.path = std::move(*path);
  incoming.query = std::move(*pairs);
  incoming.remote = client_address(incoming);

  const std::size_t limit =
      core_.options.body_limit ? core_.options.body_limit(incoming.method, incoming.path) : usual_body_limit;
  if (parser.content_length().value_or(0) > limit) return std::unexpected(http_errc::body_too_large);
  parser.body_limit(limit);
  return incoming;
}

std::string http_session::client_address(const request& incoming) const {
  const std::string& name = core_.options.client_address_field;
  if (name.empty()) return address_;
  // The last element of the last field is the one that the proxy in front has added; what precedes it anybody can send.
  const auto same = [&name](const name_value& field) { return equals_ignoring_case(field.name, name); };
  const auto field = std::ranges::find_if(incoming.headers.rbegin(), incoming.headers.rend(), same);
  if (field == incoming.headers.rend()) return address_;
  const std::string_view list = field->value;
  return std::string(trim_blanks(list.substr(list.rfind(',') + 1)));
}

asio::awaitable<http_session::result<void>> http_session::receive_body(message_parser& parser) {
  if (parser.is_done()) co_return result<void>();
  stream_.expires_after(core_.under_stress(core_.options.deadlines.body));
  if (expects_continue_) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [error, count] = co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
    if (error) co_return std::unexpected(http_errc::disconnected);
  }
  buffer_.reserve(std::min<std::size_t>(parser.content_length().value_or(0), max_buffered_bytes));
  // The parser itself and not its message: that overload would read without the limit.
  const auto [error, count] = co_await http::async_read(stream_, buffer_, static_cast<parser_base&>(parser), as_result);
  if (error == http::error::partial_message) co_return std::unexpected(http_errc::malformed_request);
  if (error) co_return std::unexpected(http_errc::disconnected);
  co_return result<void>();
}

asio::awaitable<http_session::result<request>> http_session::receive_request() {
  const auto head_size = co_await receive_head();
  if (!head_size) co_return std::unexpected(head_size.error());
  message_parser parser;
  auto incoming = interpret_head(*head_size, parser);
  if (!incoming) co_return std::unexpected(incoming.error());
  const auto complete = co_await receive_body(parser);
  if (!complete) co_return std::unexpected(complete.error());
  incoming->body = wiped_string(std::move(parser.get().body()));
  // Frees, and so wipes, the memory through which the request has come.
  buffer_.shrink_to_fit();
  co_return incoming;
}

asio::awaitable<response> http_session::handle(request& incoming) {
  if (core_.requests_in_pool >= core_.options.handler_threads + core_.options.max_waiting_requests) {
    keep_alive_ = false;
    co_return core_.refusal(http_errc::overloaded, accept_language_);
  }
  stream_.expires_never();
  const pool_place place(core_);
  std::optional<response> answer = co_await async_handle(core_, incoming, asio::use_awaitable);
  if (!answer) co_return core_.refusal(http_errc::internal_error, accept_language_);
  co_return std::move(*answer);
}

asio::awaitable<bool> http_session::refuse(http_errc code) {
  keep_alive_ = false;
  refused_ = true;
  connected_ = code != http_errc::disconnected;
  if (!connected_) co_return false;
  co_return co_await send(core_.refusal(code, accept_language_), http_method::get);
}

}  // namespace matala::server
