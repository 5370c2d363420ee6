// SPDX-License-Identifier: Apache-2.0
#include "server/settings.hpp"

#include "server/app/mail_address.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

namespace matala::server {
namespace {

struct refused {
  std::string what;
  toml::source_region where;
};

[[noreturn]] void refuse(toml::node const& node, std::string what) {
  throw refused{std::move(what), node.source()};
}

std::string text_of(toml::node const& node) {
  if (auto const value = node.value_exact<std::string>()) return *value;
  refuse(node, "a text in quotes is wanted");
}

std::int64_t number_of(toml::node const& node, std::int64_t least, std::int64_t most) {
  auto const value = node.value_exact<std::int64_t>();
  if (!value) refuse(node, "a whole number is wanted");
  if (*value < least || *value > most) refuse(node, fmt::format("must be from {} to {}", least, most));
  return *value;
}

template <class Choice>
Choice choice_of(toml::node const& node, std::map<std::string, Choice> const& choices) {
  auto const found = choices.find(text_of(node));
  if (found != choices.end()) return found->second;
  std::string words;
  for (auto const& [word, value] : choices) words += fmt::format("{}\"{}\"", words.empty() ? "" : ", ", word);
  refuse(node, "must be one of " + words);
}

toml::array const& list_of(toml::node const& node) {
  if (auto const* list = node.as_array()) return *list;
  refuse(node, "a list in brackets is wanted");
}

scheduler::date date_of(toml::node const& node) {
  auto const value = node.value_exact<toml::date>();
  if (!value) refuse(node, "a date such as 2027-01-15 is wanted");
  return {std::chrono::year{value->year}, std::chrono::month{value->month}, std::chrono::day{value->day}};
}

scheduler::time_of_day time_of(toml::node const& node) {
  auto const value = node.value_exact<toml::time>();
  if (!value) refuse(node, "a time such as 12:00:00 is wanted");
  return std::chrono::hours{value->hour} + std::chrono::minutes{value->minute};
}

toml::node const& member(toml::table const& table, std::string_view key) {
  if (auto const* node = table.get(key)) return *node;
  refuse(table, fmt::format("the key \"{}\" is missing", key));
}

toml::table const& table_of(toml::node const& node, std::initializer_list<std::string_view> keys) {
  auto const* table = node.as_table();
  if (!table) refuse(node, "a table is wanted");
  for (auto const& [key, value] : *table) {
    if (std::ranges::find(keys, key.str()) == keys.end()) refuse(value, fmt::format("unknown key \"{}\"", key.str()));
  }
  return *table;
}

void read_working_week(settings& into, toml::node const& node) {
  static constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  into.calendar.working_week.fill(false);
  for (auto const& day : list_of(node)) {
    auto const found = std::ranges::find(names, text_of(day));
    if (found == names.end()) refuse(day, "must be one of \"mon\" to \"sun\"");
    into.calendar.working_week.at(static_cast<std::size_t>(found - names.begin())) = true;
  }
  if (std::ranges::none_of(into.calendar.working_week, std::identity{})) refuse(node, "needs at least one day");
}

void read_half_days(settings& into, toml::node const& node) {
  for (auto const& entry : list_of(node)) {
    auto const& table = table_of(entry, {"date", "closes"});
    auto const& closes = member(table, "closes");
    auto const time = time_of(closes);
    if (time <= into.calendar.hours.opens) refuse(closes, "must be after the working day begins");
    into.calendar.half_days[date_of(member(table, "date"))] = time;
  }
}

void read_organisations(settings& into, toml::node const& node) {
  for (auto const& entry : list_of(node)) {
    auto const& table = table_of(entry, {"name", "domains"});
    organisation_setting organisation{.name = text_of(member(table, "name")), .domains = {}};
    for (auto const& domain : list_of(member(table, "domains"))) {
      auto const word = normal_address("a@" + text_of(domain));
      if (!word) refuse(domain, "is no mail domain");
      organisation.domains.push_back(word->substr(2));
    }
    into.organisations.push_back(std::move(organisation));
  }
}

std::string read_base_url(toml::node const& node) {
  auto url = text_of(node);
  bool const web = url.starts_with("https://") || url.starts_with("http://");
  if (!url.empty() && !web) refuse(node, "must begin with https:// or http://");
  while (url.ends_with('/')) url.pop_back();
  return url;
}

std::string read_sender(toml::node const& node) {
  auto address = normal_address(text_of(node));
  if (!address) refuse(node, "is no mail address");
  return *address;
}

using reader = std::function<void(settings&, toml::node const&)>;

// The one list of keys: what is not here is unknown.
std::map<std::string, reader, std::less<>> const& readers() {
  static std::map<std::string, reader, std::less<>> const all{
      {"server.address", [](settings& s, toml::node const& n) { s.address = text_of(n); }},
      {"server.port", [](settings& s, toml::node const& n) { s.port = std::uint16_t(number_of(n, 1, 65535)); }},
      {"server.base_url", [](settings& s, toml::node const& n) { s.base_url = read_base_url(n); }},
      {"server.data", [](settings& s, toml::node const& n) { s.data = text_of(n); }},
      {"server.client_address_header", [](settings& s, toml::node const& n) { s.client_address_header = text_of(n); }},
      {"server.hsts_days", [](settings& s, toml::node const& n) { s.hsts_days = int(number_of(n, 0, 3650)); }},
      {"mail.transport",
       [](settings& s, toml::node const& n) {
         s.mail_transport = choice_of<mail_transport_kind>(
             n, {{"file", mail_transport_kind::file}, {"smtp", mail_transport_kind::smtp}});
       }},
      {"mail.folder", [](settings& s, toml::node const& n) { s.mail_folder = text_of(n); }},
      {"mail.smtp_host", [](settings& s, toml::node const& n) { s.smtp_host = text_of(n); }},
      {"mail.smtp_port", [](settings& s, toml::node const& n) { s.smtp_port = std::uint16_t(number_of(n, 1, 65535)); }},
      {"mail.smtp_security",
       [](settings& s, toml::node const& n) {
         s.mail_security = choice_of<smtp_security>(
             n, {{"none", smtp_security::none}, {"starttls", smtp_security::starttls}, {"tls", smtp_security::tls}});
       }},
      {"mail.smtp_user", [](settings& s, toml::node const& n) { s.smtp_user = text_of(n); }},
      {"mail.smtp_password_file", [](settings& s, toml::node const& n) { s.smtp_password_file = text_of(n); }},
      {"mail.smtp_ca_file", [](settings& s, toml::node const& n) { s.smtp_ca_file = text_of(n); }},
      {"mail.sender", [](settings& s, toml::node const& n) { s.mail_sender = read_sender(n); }},
      {"organisation", read_organisations},
      {"calendar.eves",
       [](settings& s, toml::node const& n) {
         s.calendar.eves_policy = choice_of<scheduler::eves>(
             n, {{"days_off", scheduler::eves::days_off}, {"working_days", scheduler::eves::working_days}});
       }},
      {"calendar.working_week", read_working_week},
      {"calendar.local_holidays",
       [](settings& s, toml::node const& n) {
         for (auto const& day : list_of(n)) s.calendar.local_holidays.insert(date_of(day));
       }},
      {"calendar.half_days", read_half_days},
      {"ground_rules.version",
       [](settings& s, toml::node const& n) { s.ground_rules_version = int(number_of(n, 1, 1'000'000)); }},
  };
  return all;
}

void apply(settings& into, toml::table const& table, std::string const& prefix) {
  for (auto const& [key, node] : table) {
    auto const path = prefix.empty() ? std::string{key.str()} : fmt::format("{}.{}", prefix, key.str());
    if (auto const known = readers().find(path); known != readers().end()) {
      known->second(into, node);
      continue;
    }
    auto const* inner = node.as_table();
    bool const section = std::ranges::any_of(readers(), [&](auto const& r) { return r.first.starts_with(path + "."); });
    if (!inner || !section) refuse(node, fmt::format("unknown key \"{}\"", path));
    apply(into, *inner, path);
  }
}

}  // namespace

std::expected<settings, settings_error> parse_settings(std::string_view toml_text, std::string_view name) {
  try {
    settings result;
    apply(result, toml::parse(toml_text, name), {});
    return result;
  } catch (refused const& error) {
    return std::unexpected(settings_error{fmt::format("{}:{}: {}", name, error.where.begin.line, error.what)});
  } catch (toml::parse_error const& error) {
    return std::unexpected(
        settings_error{fmt::format("{}:{}: {}", name, error.source().begin.line, error.description())});
  }
}

std::expected<settings, settings_error> load_settings(std::filesystem::path const& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return std::unexpected(settings_error{fmt::format("{}:0: the file cannot be read", file.string())});
  std::ostringstream text;
  text << in.rdbuf();
  return parse_settings(text.str(), file.string());
}

std::vector<std::string> known_setting_keys() {
  std::vector<std::string> keys;
  for (auto const& [key, read] : readers()) keys.push_back(key);
  return keys;
}

}  // namespace matala::server
