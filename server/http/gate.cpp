// SPDX-License-Identifier: Apache-2.0
#include "server/http/gate.hpp"

#include "server/http/ascii.hpp"
#include "server/http/method.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace matala::server {
namespace {

using verdict = std::expected<void, http_errc>;

struct field {
  std::string_view name;
  std::string_view value;
};

// More than any body limit has, and few enough not to overflow anywhere.
constexpr std::size_t max_length_digits = 9;

// Two values of one of these would leave it open which one counts.
constexpr std::array<std::string_view, 14> singular_fields{
    "host",     "content-length", "content-type",   "content-encoding", "authorization",
    "cookie",   "origin",         "sec-fetch-site", "idempotency-key",  "expect",
    "if-match", "if-none-match",  "upgrade",        "transfer-encoding"};

constexpr std::array<std::string_view, 5> connection_options{"close", "keep-alive", "upgrade", "te", "http2-settings"};

verdict refuse(http_errc code) {
  return std::unexpected(code);
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || is_letter(c);
}
bool is_token_character(char c) noexcept {
  return is_alphanumeric(c) || std::string_view("!#$%&'*+-.^_`|~").contains(c);
}
bool is_target_character(char c) noexcept {
  return is_alphanumeric(c) || std::string_view("-._~!$&'()*+,;=:@%/?").contains(c);
}
bool is_token(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

/// Cuts a line off the front of the head.
std::string_view cut_line(std::string_view& head) noexcept {
  const std::size_t end = head.find("\r\n");
  const std::string_view line = head.substr(0, end);
  head.remove_prefix(std::min(line.size() + 2, head.size()));
  return line;
}

std::expected<http_method, http_errc> inspect_request_line(std::string_view line) {
  const std::string_view name = cut_front(line, ' ');
  const std::string_view target = cut_front(line, ' ');
  if (!is_token(name)) return std::unexpected(http_errc::malformed_request);
  if (line != "HTTP/1.1" && line != "HTTP/1.0") return std::unexpected(http_errc::malformed_request);
  const auto method = parse_method(name);
  if (!method) return std::unexpected(http_errc::method_not_allowed);
  if (target.size() > max_target_bytes) return std::unexpected(http_errc::target_too_long);
  const bool origin_form = target.starts_with('/') && !target.starts_with("//");
  if (!origin_form || !std::ranges::all_of(target, is_target_character)) {
    return std::unexpected(http_errc::malformed_request);
  }
  return *method;
}

std::expected<std::vector<field>, http_errc> split_fields(std::string_view lines) {
  std::vector<field> fields;
  for (std::string_view line = cut_line(lines); !line.empty(); line = cut_line(lines)) {
    // A line that begins with a blank continues the one before (obs-fold) and has no token before its colon either.
    if (!line.contains(':')) return std::unexpected(http_errc::malformed_request);
    const std::string_view name = cut_front(line, ':');
    if (!is_token(name)) return std::unexpected(http_errc::malformed_request);
    fields.push_back({name, trim_blanks(line)});
    if (fields.size() > max_header_fields) return std::unexpected(http_errc::header_too_large);
  }
  return fields;
}

/// Some proxies and servers take Content_Length for Content-Length, and we must not be the one that disagrees.
bool is_disguised(std::string_view name) {
  if (!name.contains('_')) return false;
  std::string plain(name);
  std::ranges::replace(plain, '_', '-');
  return std::ranges::any_of(singular_fields,
                             [&](std::string_view known) { return equals_ignoring_case(known, plain); });
}

bool has_odd_repetition(const std::vector<field>& fields) noexcept {
  return std::ranges::any_of(singular_fields, [&](std::string_view name) {
    const auto same = [name](const field& each) { return equals_ignoring_case(each.name, name); };
    return std::ranges::count_if(fields, same) > 1;
  });
}

const field* find_field(const std::vector<field>& fields, std::string_view name) noexcept {
  const auto same = [name](const field& each) { return equals_ignoring_case(each.name, name); };
  const auto found = std::ranges::find_if(fields, same);
  return found == fields.end() ? nullptr : &*found;
}

bool is_plausible_host(std::string_view host) noexcept {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const std::size_t colon = std::min(host.find(':', bracket), host.size());
  const std::string_view name = host.substr(0, colon);
  const std::string_view port = host.substr(std::min(colon + 1, host.size()));
  const auto in_name = [](char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_'; };
  const auto in_address = [](char c) { return is_alphanumeric(c) || c == ':' || c == '.'; };
  const bool good_name = bracket > 0
                             ? bracket + 1 == colon && std::ranges::all_of(name.substr(1, bracket - 1), in_address)
                             : !name.empty() && std::ranges::all_of(name, in_name);
  const bool good_port =
      colon == host.size() || (!port.empty() && port.size() <= 5 && std::ranges::all_of(port, is_digit));
  return good_name && good_port;
}

bool are_known_options(std::string_view connection) noexcept {
  while (!connection.empty()) {
    const std::string_view option = trim_blanks(cut_front(connection, ','));
    const auto same = [option](std::string_view known) { return equals_ignoring_case(known, option); };
    if (std::ranges::none_of(connection_options, same)) return false;
  }
  return true;
}

bool is_plain_number(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > max_length_digits || !std::ranges::all_of(digits, is_digit)) return false;
  return digits.size() == 1 || digits.front() != '0';
}

verdict inspect_length(http_method method, const std::vector<field>& fields) {
  const field* length = find_field(fields, "Content-Length");
  if (length != nullptr && !is_plain_number(length->value)) return refuse(http_errc::malformed_request);
  switch (method) {
    case http_method::post:
    case http_method::put:
    case http_method::patch:
      // Without it the end of the body would be a matter of opinion.
      if (length == nullptr) return refuse(http_errc::length_required);
      return {};
    case http_method::get:
    case http_method::head:
    case http_method::delete_:
      if (length != nullptr && length->value != "0") return refuse(http_errc::malformed_request);
      return {};
  }
  return {};
}

verdict inspect_fields(const std::vector<field>& fields) {
  if (has_odd_repetition(fields)) return refuse(http_errc::malformed_request);
  if (std::ranges::any_of(fields, is_disguised, &field::name)) return refuse(http_errc::malformed_request);
  if (find_field(fields, "Transfer-Encoding") != nullptr) return refuse(http_errc::malformed_request);
  const field* host = find_field(fields, "Host");
  if (host == nullptr || !is_plausible_host(host->value)) return refuse(http_errc::malformed_request);
  for (const field& each : fields) {
    if (equals_ignoring_case(each.name, "Connection") && !are_known_options(each.value)) {
      return refuse(http_errc::malformed_request);
    }
  }
  const field* encoding = find_field(fields, "Content-Encoding");
  if (encoding != nullptr && !equals_ignoring_case(encoding->value, "identity")) {
    return refuse(http_errc::unsupported_media_type);
  }
  const field* expect = find_field(fields, "Expect");
  if (expect != nullptr && !equals_ignoring_case(expect->value, "100-continue")) {
    return refuse(http_errc::expectation_failed);
  }
  return {};
}

}  // namespace

std::expected<std::optional<std::size_t>, http_errc> find_head_end(std::string_view received, std::size_t scanned) {
  const std::size_t end = std::min(received.size(), max_head_bytes);
  for (std::size_t i = scanned; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(received[i]);
    const bool after_return = i > 0 && received[i - 1] == '\r';
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7F;
    if (control || after_return != (byte == '\n')) return std::unexpected(http_errc::malformed_request);
    if (byte != '\n') continue;
    if (i == 1) return std::unexpected(http_errc::malformed_request);
    if (i >= 3 && received.substr(i - 3, 4) == "\r\n\r\n") return std::optional(i + 1);
  }
  if (received.size() >= max_head_bytes) return std::unexpected(http_errc::header_too_large);
  return std::optional<std::size_t>();
}

std::expected<void, http_errc> inspect_head(std::string_view head) {
  const auto method = inspect_request_line(cut_line(head));
  if (!method) return refuse(method.error());
  const auto fields = split_fields(head);
  if (!fields) return refuse(fields.error());
  if (const auto sound = inspect_fields(*fields); !sound) return sound;
  return inspect_length(*method, *fields);
}

}  // namespace matala::server
