// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/installation.hpp"

#include "server/render/template_set.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace matala::tests {
namespace {

// A batch is 16; more than this many in a moment is a worker that spins.
constexpr int most_batches = 200;

mail_renderer const& renderer() {
  static system_zones const zone;
  static template_set const loaded = template_set::load(std::filesystem::path(MATALA_SOURCE_DIR) / "templates");
  static mail_renderer const made(loaded, zone, "https://matala.example.org/");
  return made;
}

}  // namespace

installation::installation(unsigned seed) : random_(fate_, seed), store_(fate_), post_(fate_, seed) {
  rules_.sender_address = "matala@county.example.org";
  rules_.login_domains.push_back({.domain = "county.example.org", .organisation = {"county"}});
  // Beyond the 28 days for which an hour is open, and short enough to be quick.
  rules_.horizon = std::chrono::weeks{8};
}

void installation::begin() {
  ++starts_;
  tick_ = std::make_unique<tick>(tick::parts{
      .data = store_,
      .time = clock_,
      .rules = rules_,
      .zone = zones_,
      .random = random_,
      .wake_mail = [] {},
      .alarm = [] {},
      .trouble = [this](std::exception const& error) { trouble_ = fmt::format("a tick failed: {}", error.what()); }});
  tick_->catch_up();
}

void installation::deliver() {
  outbox_delivery const delivery{.storage = store_,
                                 .now = clock_,
                                 .transport = post_,
                                 .renderer = renderer(),
                                 .owner = fmt::format("run-{}", starts_),
                                 .log = [](delivery_event const&) {}};
  auto const is_idle = [&] {
    return read([&](unit_of_work const& unit) { return unit.outbox().count_due(now()) == 0; });
  };
  for (int batch = 0; !is_idle() && deliver_due(delivery) > 0; ++batch) {
    if (batch < most_batches) continue;
    trouble_ = "the outbox is never empty";
    return;
  }
}

}  // namespace matala::tests
