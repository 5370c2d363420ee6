// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/working_calendar.hpp"
#include "server/mail/smtp_transport.hpp"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

enum class mail_transport_kind { file, smtp };

struct organisation_setting {
  std::string name;
  /// People with an address in one of these may sign in without being added first. Lower case.
  std::vector<std::string> domains;
};

/// Everything that config/matala.toml can say, with its defaults. config/matala.toml documents each key and its unit.
struct settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  /// What people type; links in mails and the origin check use it, never the Host header. Empty: http://localhost:PORT.
  std::string base_url;
  /// Holds the database, the lock and the control socket; the folder is made when it is missing.
  std::filesystem::path data = "var/matala";
  /// The header in which the proxy in front names the client; empty: no proxy.
  std::string client_address_header;
  int hsts_days = 0;

  mail_transport_kind mail_transport = mail_transport_kind::file;
  /// Where the file transport drops its messages; empty: DATA/mail.
  std::filesystem::path mail_folder;
  std::string smtp_host = "localhost";
  std::uint16_t smtp_port = 25;
  smtp_security mail_security = smtp_security::starttls;
  std::string smtp_user;
  std::filesystem::path smtp_password_file;
  std::filesystem::path smtp_ca_file;
  /// From of mails that belong to no series.
  std::string mail_sender = "konsultaatiotunti@example.org";

  std::vector<organisation_setting> organisations;
  scheduler::working_calendar calendar;
  /// Raise it when the text in config/ground_rules changes: everybody is then asked again (R44).
  int ground_rules_version = 1;
};

/// `FILE:LINE: what is wrong`, in English, for the administrator.
struct settings_error {
  std::string message;
};

/// Reads a TOML file. An unknown key, an ill-typed or out-of-range value and a syntax error are refused, each with file
/// and line: a misspelt key must not silently leave a default in force.
std::expected<settings, settings_error> load_settings(std::filesystem::path const& file);

/// The same from text; `name` stands for the file in messages.
std::expected<settings, settings_error> parse_settings(std::string_view toml_text, std::string_view name);

/// Every key that is understood, dotted, in order of the alphabet.
std::vector<std::string> known_setting_keys();

}  // namespace matala::server
