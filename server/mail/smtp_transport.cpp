// SPDX-License-Identifier: Apache-2.0
#include "server/mail/smtp_transport.hpp"

#include "server/mail/header_value.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace matala::server {
namespace {

struct easy_deleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using easy_handle = std::unique_ptr<CURL, easy_deleter>;

struct list_deleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using string_list = std::unique_ptr<curl_slist, list_deleter>;

/// What is still to be read of the message.
struct upload {
  std::string_view rest;
};

std::size_t read_upload(char* to, std::size_t size, std::size_t count, void* from) {
  auto& source = *static_cast<upload*>(from);
  auto const length = std::min(size * count, source.rest.size());
  std::memcpy(to, source.rest.data(), length);
  source.rest.remove_prefix(length);
  return length;
}

std::size_t ignore_download(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

int end_when_stopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<std::stop_token const*>(stop)->stop_requested() ? 1 : 0;
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  if (auto const code = curl_easy_setopt(handle, option, value); code != CURLE_OK) {
    throw std::runtime_error(fmt::format("SMTP option {}: {}", static_cast<int>(option), curl_easy_strerror(code)));
  }
}

bool is_host_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}

std::string url_of(smtp_settings const& settings) {
  if (!is_host_name(settings.host)) throw std::runtime_error("the SMTP host is not a host name");
  if (!settings.hello_name.empty() && !is_host_name(settings.hello_name)) {
    throw std::runtime_error("the SMTP EHLO name is not a host name");
  }
  bool const tls = settings.security == smtp_security::tls;
  return fmt::format("{}://{}:{}/{}", tls ? "smtps" : "smtp", settings.host, settings.port, settings.hello_name);
}

std::string password_of(std::filesystem::path const& file) {
  using std::filesystem::perms;
  auto const mode = std::filesystem::status(file).permissions();
  if ((mode & perms::others_all) != perms::none) {
    throw std::runtime_error(fmt::format("{}: others may read the SMTP password", file.string()));
  }
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line.empty()) {
    throw std::runtime_error(fmt::format("{}: holds no SMTP password", file.string()));
  }
  return line;
}

void set_security(CURL* handle, smtp_settings const& settings) {
  auto const ssl = settings.security == smtp_security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL;
  set(handle, CURLOPT_USE_SSL, static_cast<long>(ssl));
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  if (settings.ca_file.empty()) return;
  if (!std::filesystem::exists(settings.ca_file)) {
    throw std::runtime_error(fmt::format("{}: no such CA file", settings.ca_file.string()));
  }
  set(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
}

void set_login(CURL* handle, smtp_settings const& settings) {
  if (settings.user.empty()) return;
  if (std::ranges::any_of(settings.user, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; })) {
    throw std::runtime_error("the SMTP user holds a control character");
  }
  set(handle, CURLOPT_USERNAME, settings.user.c_str());
  set(handle, CURLOPT_PASSWORD, password_of(settings.password_file).c_str());
}

easy_handle handle_for(smtp_settings const& settings) {
  static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  easy_handle handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw std::runtime_error("libcurl does not start");
  auto* const raw = handle.get();
  set(raw, CURLOPT_URL, url_of(settings).c_str());
  set(raw, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // Mail goes where the settings say, whatever proxies the environment names.
  set(raw, CURLOPT_PROXY, "");
  set(raw, CURLOPT_NOSIGNAL, 1L);
  set(raw, CURLOPT_TCP_NODELAY, 1L);
  set(raw, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
  set(raw, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.message_timeout.count()));
  set(raw, CURLOPT_UPLOAD, 1L);
  set(raw, CURLOPT_READFUNCTION, &read_upload);
  set(raw, CURLOPT_WRITEFUNCTION, &ignore_download);
  set_security(raw, settings);
  set_login(raw, settings);
  return handle;
}

/// A 5xx that is about this message, and not about who we are or how we came in.
bool is_about_message(CURLcode code, long reply, upload const& body) {
  if (reply == 530 || reply == 535 || reply == 538) return false;
  // MAIL, RCPT and DATA fail with SEND_ERROR; a refusal after the final dot looks like one of the greeting, but then
  // the message has been read.
  return code == CURLE_SEND_ERROR || (code == CURLE_WEIRD_SERVER_REPLY && body.rest.empty());
}

send_result verdict(CURLcode code, long reply, upload const& body) {
  if (code == CURLE_OK) return {send_outcome::accepted, static_cast<int>(reply)};
  if (reply < 400 || reply > 599) return {send_outcome::later, 0};
  bool const refused = reply >= 500 && is_about_message(code, reply, body);
  return {refused ? send_outcome::refused : send_outcome::later, static_cast<int>(reply)};
}

}  // namespace

struct smtp_transport::connection {
  explicit connection(smtp_settings const& settings) : stop(settings.stop), handle(handle_for(settings)) {
    set(handle.get(), CURLOPT_NOPROGRESS, 0L);
    set(handle.get(), CURLOPT_XFERINFOFUNCTION, &end_when_stopped);
    set(handle.get(), CURLOPT_XFERINFODATA, &stop);
  }

  std::stop_token stop;
  easy_handle handle;
};

smtp_transport::smtp_transport(smtp_settings const& settings) : connection_(std::make_unique<connection>(settings)) {}

smtp_transport::~smtp_transport() = default;

send_result smtp_transport::send(std::string_view from, std::string_view to, std::string_view,
                                 std::string_view message) {
  auto* const handle = connection_->handle.get();
  auto const sender = fmt::format("<{}>", checked_address(from, "sender"));
  string_list const recipients(
      curl_slist_append(nullptr, fmt::format("<{}>", checked_address(to, "recipient")).c_str()));
  upload body{message};
  set(handle, CURLOPT_MAIL_FROM, sender.c_str());
  set(handle, CURLOPT_MAIL_RCPT, recipients.get());
  set(handle, CURLOPT_READDATA, &body);
  set(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  auto const code = curl_easy_perform(handle);
  long reply = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
  return verdict(code, reply, body);
}

}  // namespace matala::server
