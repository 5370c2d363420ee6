// SPDX-License-Identifier: Apache-2.0
#include "server/admin_commands.hpp"
#include "server/anonymize_command.hpp"
#include "server/demo_week.hpp"
#include "server/house.hpp"
#include "server/routes/table.hpp"
#include "server/serve.hpp"
#include "server/storage/sqlite/data_lock.hpp"
#include "server/storage/sqlite/open_store.hpp"
#include "server/system/system_clock.hpp"
#include "server/system/system_random.hpp"
#include "server/system/system_zones.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <clocale>
#include <fstream>
#include <iostream>

namespace {

using namespace matala::server;

/// What the command line says; filled by CLI11.
struct command_line {
  std::string config;
  std::string share = MATALA_SHARE_DIR;
  std::string assets = MATALA_STATIC_DIR;
  std::string address;
  std::uint16_t port = 0;
  std::string data;
  std::string clock_file;
  bool demo = false;
  int demo_people = 0;
  std::string format = "text";
  std::string lang = "auto";
  std::string file;
  admin_command admin;
};

share files_of(command_line const& line) {
  std::filesystem::path const root{line.share};
  return {.templates = root / "templates", .config = root / "config", .assets = line.assets};
}

// The settings: the file's, then what the command line overrides. Exits with the reason when the file is refused.
settings settings_of(command_line const& line) {
  settings config;
  if (!line.config.empty()) {
    auto read = load_settings(line.config);
    if (!read) {
      fmt::print(stderr, "matala: {}\n", read.error().message);
      std::exit(1);
    }
    config = std::move(*read);
  } else if (line.demo) {
    config.data = "var/demo";
  }
  if (!line.address.empty()) config.address = line.address;
  if (line.port != 0) config.port = line.port;
  if (!line.data.empty()) config.data = line.data;
  return config;
}

int run_serve(command_line const& line) {
  if (!line.demo && (!line.clock_file.empty() || line.demo_people > 0)) {
    fmt::print(stderr, "matala: --clock-file and --demo-people need --demo\n");
    return 2;
  }
  serve_options options{.config = settings_of(line),
                        .mode = line.demo ? run_mode::demo : run_mode::production,
                        .files = files_of(line),
                        .clock_file = std::nullopt,
                        .demo_people = line.demo_people};
  if (line.demo && options.config.address != "127.0.0.1" && options.config.address != "::1") {
    fmt::print(stderr, "matala: the demonstration lets anybody in, so it listens on 127.0.0.1 only\n");
    return 2;
  }
  if (!line.clock_file.empty()) options.clock_file = line.clock_file;
  return serve(options);
}

int run_anonymize_command(command_line const& line) {
  anonymize_options options;
  options.format = line.format == "jsonl" ? anonymize_format::jsonl : anonymize_format::text;
  options.how.today = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(system_clock{}.now())};
  options.how.lang = matala::anonymizer::language_from(line.lang).value_or(matala::anonymizer::language::detect);
  if (line.file.empty() || line.file == "-") return run_anonymize(options, std::cin, std::cout, std::cerr);
  std::ifstream in{line.file, std::ios::binary};
  if (!in) {
    fmt::print(stderr, "matala: cannot read {}\n", line.file);
    return 1;
  }
  return run_anonymize(options, in, std::cout, std::cerr);
}

int list_routes() {
  auto const print = [](std::span<route const> rows) {
    for (auto const& row : rows) {
      fmt::print("{:<7} {:<45} {:<25} {}\n", to_string(row.method), row.pattern, to_string(row.access),
                 to_string(row.csrf));
    }
  };
  print(all_routes());
  print(demo_routes());
  return 0;
}

// Carried out by the running server, or here when none runs: one process owns the database.
admin_answer carry_out_admin(command_line const& line) {
  auto const config = settings_of(line);
  if (auto answer = ask_running_server(config.data, line.admin)) return *answer;
  auto const data = open_store(config.data);
  system_zones const zone;
  system_random random;
  auto const rules = house_rules_of(config);
  return run_admin_command(*data, {.now = system_clock{}.now(), .rules = rules, .zone = zone, .random = random},
                           line.admin);
}

int run_admin(command_line const& line) {
  auto const answer = carry_out_admin(line);
  fmt::print(answer.status == 0 ? stdout : stderr, "{}", answer.text);
  return answer.status;
}

void add_place_options(CLI::App& command, command_line& line) {
  command.add_option("--config", line.config, "Settings file (config/matala.toml documents every key)");
  command.add_option("--data", line.data, "Data folder; overrides the settings file");
  command.add_flag("--demo", line.demo, "The demonstration: invented people, data in var/demo");
}

void add_admin_option(CLI::App& command, command_line& line, std::string const& name, std::string const& help) {
  command.add_option_function<std::string>(
      "--" + name, [&line, name](std::string const& value) { line.admin.options[name] = value; }, help);
}

CLI::App* add_admin_command(CLI::App& parent, command_line& line, std::string const& word, std::string const& name,
                            std::string const& help) {
  auto* command = parent.add_subcommand(word, help);
  add_place_options(*command, line);
  command->callback([&line, name] { line.admin.name = name; });
  return command;
}

void add_admin_commands(CLI::App& app, command_line& line) {
  auto* person = app.add_subcommand("person", "People of the installation");
  person->require_subcommand(1);
  auto* add = add_admin_command(*person, line, "add", "person add", "Make an administrator");
  add_admin_option(*add, line, "administrator", "Mail address");
  auto* token = add_admin_command(app, line, "token", "token", "Make an API token; it is shown once");
  add_admin_option(*token, line, "person", "Person id or mail address");
  for (auto const* word : {"grant", "revoke"}) {
    auto* change = add_admin_command(app, line, word, word, "Give or take a role on a series");
    add_admin_option(*change, line, "person", "Person id or mail address");
    add_admin_option(*change, line, "role", "owner, facilitator, deputy, core_member or on_demand_member");
    add_admin_option(*change, line, "series", "Series id");
  }
  auto* series = app.add_subcommand("series", "Recurring hours");
  series->require_subcommand(1);
  auto* add_series = add_admin_command(*series, line, "add", "series add", "Start a weekly hour");
  add_admin_option(*add_series, line, "organisation", "Name of the organisation");
  add_admin_option(*add_series, line, "site", "Name of the site");
  add_admin_option(*add_series, line, "municipality", "Municipality of the site");
  add_admin_option(*add_series, line, "organiser", "Role address of the series");
  add_admin_option(*add_series, line, "first", "First date, such as 2027-01-12; gives the weekday");
  add_admin_option(*add_series, line, "start", "Local time, such as 09:00");
  add_admin_option(*add_series, line, "meeting-link", "http(s) address of the meeting");
}

int run(int count, char** words) {
  command_line line;
  CLI::App app{"Matala: anonymous consultation hours", "matala"};
  app.require_subcommand(1);
  app.add_option("--share", line.share, "Folder of templates and config");
  app.add_option("--assets", line.assets, "Folder of the assembled static files");

  auto* serve_command = app.add_subcommand("serve", "Run the server");
  add_place_options(*serve_command, line);
  serve_command->add_option("--address", line.address, "Address to listen on");
  serve_command->add_option("--port", line.port, "TCP port")->check(CLI::Range(1, 65535));
  serve_command->add_option("--clock-file", line.clock_file,
                            "Take the time from this file (RFC 3339 UTC; --demo only)");
  serve_command->add_option("--demo-people", line.demo_people, "Presenters added for load")
      ->check(CLI::Range(0, 10000));

  auto* anonymize = app.add_subcommand("anonymize", "Mask what identifies a person in a text");
  anonymize->add_option("--lang", line.lang, "Language")->check(CLI::IsMember({"fi", "sv", "en", "auto"}));
  anonymize->add_option("--format", line.format, "Form of input and output")->check(CLI::IsMember({"text", "jsonl"}));
  anonymize->add_option("FILE", line.file, "Input; standard input without it");

  auto* routes = app.add_subcommand("routes", "List every route with method, access and csrf");
  auto* demo_week = app.add_subcommand("demo-week", "Play one week of the demonstration");
  demo_week->add_option("--data", line.data, "Folder for its database and mails")->required();
  auto* check = app.add_subcommand("check", "Check a settings file");
  check->add_option("--config", line.config, "Settings file")->required();
  add_admin_commands(app, line);

  CLI11_PARSE(app, count, words);
  if (*serve_command) return run_serve(line);
  if (*anonymize) return run_anonymize_command(line);
  if (*routes) return list_routes();
  if (*demo_week) return play_demo_week(files_of(line), line.data, std::cout);
  if (*check) {
    settings_of(line);
    return 0;
  }
  return run_admin(line);
}

}  // namespace

int main(int count, char** words) {
  std::setlocale(LC_ALL, "C.UTF-8");
  try {
    return run(count, words);
  } catch (data_locked const&) {
    fmt::print(stderr, "matala: another process uses the data folder and does not answer\n");
  } catch (std::exception const& error) {
    fmt::print(stderr, "matala: {}\n", error.what());
  }
  return 1;
}
