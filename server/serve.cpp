// SPDX-License-Identifier: Apache-2.0
#include "server/serve.hpp"

#include "server/admin_commands.hpp"
#include "server/app/secrets.hpp"
#include "server/control.hpp"
#include "server/demo_seed.hpp"
#include "server/house.hpp"
#include "server/http/accept_language.hpp"
#include "server/http/csrf.hpp"
#include "server/http/http_server.hpp"
#include "server/journal.hpp"
#include "server/mail/file_drop_transport.hpp"
#include "server/mail/outbox_thread.hpp"
#include "server/mail/smtp_transport.hpp"
#include "server/organisations.hpp"
#include "server/routes/dispatch.hpp"
#include "server/routes/problem.hpp"
#include "server/storage/sqlite/data_lock.hpp"
#include "server/storage/sqlite/open_store.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/file_clock.hpp"
#include "server/system/system_clock.hpp"
#include "server/system/system_random.hpp"
#include "server/system/system_zones.hpp"
#include "server/system/voikko_morphology.hpp"
#include "server/ticker.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <stop_token>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace matala::server {
namespace {

// Raw text lives in this process' memory for moments; it must reach no core file and no debugger.
void shut_memory() {
  rlimit const none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

std::unique_ptr<clock> make_clock(serve_options const& options) {
  if (options.clock_file) return std::make_unique<file_clock>(*options.clock_file);
  return std::make_unique<system_clock>();
}

std::unique_ptr<mail_transport> make_transport(settings const& config, clock const& time, std::stop_token const& stop) {
  switch (config.mail_transport) {
    case mail_transport_kind::file: {
      auto const folder = config.mail_folder.empty() ? config.data / "mail" : config.mail_folder;
      return std::make_unique<file_drop_transport>(folder, time);
    }
    case mail_transport_kind::smtp: {
      smtp_settings smtp;
      smtp.host = config.smtp_host;
      smtp.port = config.smtp_port;
      smtp.security = config.mail_security;
      smtp.user = config.smtp_user;
      smtp.password_file = config.smtp_password_file;
      smtp.ca_file = config.smtp_ca_file;
      smtp.stop = stop;
      return std::make_unique<smtp_transport>(smtp);
    }
  }
  throw std::logic_error("unknown mail transport");
}

std::string base_url_of(settings const& config) {
  return config.base_url.empty() ? fmt::format("http://localhost:{}", config.port) : config.base_url;
}

std::vector<std::string> origins_of(serve_options const& options) {
  std::vector<std::string> origins{origin_of(base_url_of(options.config))};
  // The demonstration is tried by number as well as by name.
  if (options.mode == run_mode::demo) origins.push_back(fmt::format("http://127.0.0.1:{}", options.config.port));
  return origins;
}

void journal_delivery(delivery_event const& event) {
  journal::say("mail", fmt::format("id={} attempt={} state={} reply={} ms={}", event.id.value, event.attempt,
                                   to_string(event.state), event.reply, event.took.count()));
}

// Whatever stands in the way of a request before it reaches a handler; in plain words, as no page can be made here.
response refusal_of(services const& with, http_errc code, std::string_view accept_language) {
  request none;
  none.path = "/";
  none.headers.push_back({"Accept-Language", std::string{accept_language}});
  call const from{
      .in = none,
      .with = with,
      .now = with.time.now(),
      .lang = parse_language(preferred_language(accept_language, std::array<std::string_view, 3>{"fi", "sv", "en"}))
                  .value_or(language::fi)};
  return problem_page(from, type_of(code), status_of(code));
}

http_server_options http_options(serve_options const& options, services const& with, dispatcher const& routes) {
  http_server_options http;
  http.address = options.config.address;
  http.port = options.config.port;
  http.client_address_field = options.config.client_address_header;
  http.hsts_max_age = std::chrono::days{options.config.hsts_days};
  // Behind a proxy, and in a load test of the demonstration, all connections come from one address.
  bool const one_address = options.mode == run_mode::demo || !options.config.client_address_header.empty();
  if (one_address) http.max_connections_per_address = http.max_connections;
  http.body_limit = [&routes](http_method method, std::string_view path) { return routes.body_limit(method, path); };
  http.refusal = [&with](http_errc code, std::string_view languages) { return refusal_of(with, code, languages); };
  http.on_handler_failure = [](std::exception_ptr const&) { journal::say("a handler failed"); };
  return http;
}

void say_hello(serve_options const& options) {
  auto const url = base_url_of(options.config);
  if (options.mode == run_mode::production) {
    fmt::print("Matala listens on {}:{}\n", options.config.address, options.config.port);
  } else {
    fmt::print(
        "Matala, demonstration: {}\n"
        "  Sign in as any of the invented people with one click: {}/sign-in\n"
        "  To try: book a place as Hanna Esittelijä, hold or cancel an hour as Päivi Fasila,\n"
        "  read the mails in {}\n",
        url, url, (options.config.data / "mail").string());
  }
  std::fflush(stdout);
}

// Blocked in every thread from the start, so that the signal comes to sigwait and nowhere else.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

void run(serve_options const& options, sigset_t const& signals) {
  auto const time = make_clock(options);
  auto const templates = template_set::load(options.files.templates);
  auto const assets = static_assets::load(options.files.assets);
  auto const model = embedded_model();
  voikko_morphology const finnish;
  anonymizer::pipeline const anonymize{model, finnish};
  system_zones const zone;
  system_random random;
  auto rules = house_rules_of(options.config);

  event_hub events;
  auto const data = open_store(options.config.data, {.on_changed = [&events](occurrence_id const& hour) {
                                 events.publish("hour/" + hour.value, "changed", "");
                               }});
  context const at_start{.now = time->now(), .rules = rules, .zone = zone, .random = random};
  auto organisations = options.config.organisations;
  if (options.mode == run_mode::demo) {
    auto const content = load_demo_data(options.files.config / "demo" / "demo.toml");
    seed_demo(*data, at_start, anonymize, content, {.extra_presenters = options.demo_people});
    organisations = content.organisations;
  }
  rules.login_domains = settle_organisations(*data, random, organisations);

  // A mail server that hangs must not hold up the end.
  std::stop_source ending;
  auto const transport = make_transport(options.config, *time, ending.get_token());
  mail_renderer const renderer{templates, zone, base_url_of(options.config)};
  std::optional<outbox_thread> mail;
  auto const wake_mail = [&mail] {
    if (mail) mail->wake();
  };

  rate_limiter by_client{{.burst = 20, .refill_every = std::chrono::seconds{30}}, 10'000};
  rate_limiter over_all{{.burst = 200, .refill_every = std::chrono::seconds{1}}, 1};
  services const with{.data = *data,
                      .time = *time,
                      .rules = rules,
                      .zone = zone,
                      .random = random,
                      .anonymize = anonymize,
                      .templates = templates,
                      .assets = assets,
                      .events = events,
                      .sign_in_by_client = by_client,
                      .sign_in_over_all = over_all,
                      .origins = origins_of(options),
                      .mode = options.mode,
                      .ground_rules = load_ground_rules(options.files.config),
                      .controller = organisations.empty() ? std::string{"Matala"} : organisations.front().name,
                      .contact_address = options.config.mail_sender,
                      .wake_mail = wake_mail};
  dispatcher const routes{with};
  http_server http{http_options(options, with, routes), [&routes](request& in) { return routes(in); }, events};
  // Nobody is told anything and nothing is decided before the port is ours.
  mail.emplace(outbox_delivery{.storage = *data,
                               .now = *time,
                               .transport = *transport,
                               .renderer = renderer,
                               .owner = random_word(random),
                               .log = journal_delivery},
               [](std::exception const&) { journal::say("the mail worker failed and goes on"); });
  ticker const timer{
      {.steps = {.data = *data,
                 .time = *time,
                 .rules = rules,
                 .zone = zone,
                 .random = random,
                 .wake_mail = wake_mail,
                 .alarm = [] { journal::say("a cancellation was not accepted by the mail server in 15 minutes"); },
                 .trouble = [](std::exception const&) { journal::say("a tick failed and comes again"); }},
       .pause = options.clock_file ? std::chrono::milliseconds{50} : std::chrono::milliseconds{1000}}};
  control_server const control{options.config.data, [&](admin_command const& command) {
                                 context const now{.now = time->now(), .rules = rules, .zone = zone, .random = random};
                                 auto answer = run_admin_command(*data, now, command);
                                 wake_mail();
                                 return answer;
                               }};
  http.start();
  say_hello(options);
  int received = 0;
  sigwait(&signals, &received);
  http.stop();
  ending.request_stop();
}

}  // namespace

int serve(serve_options const& options) {
  auto const signals = stop_signals();
  shut_memory();
  try {
    run(options, signals);
    return 0;
  } catch (port_in_use const& error) {
    fmt::print(stderr, "matala: {}\n", error.what());
  } catch (data_locked const&) {
    fmt::print(stderr, "matala: another process already uses {}\n", options.config.data.string());
  } catch (std::exception const& error) {
    fmt::print(stderr, "matala: cannot start: {}\n", error.what());
  }
  return 1;
}

}  // namespace matala::server
