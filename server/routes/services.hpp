// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pipeline.hpp"
#include "server/app/context.hpp"
#include "server/http/event_hub.hpp"
#include "server/http/rate_limiter.hpp"
#include "server/http/static_assets.hpp"
#include "server/ports/clock.hpp"
#include "server/ports/store.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/ground_rules.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace matala::server {

enum class run_mode { production, demo };

/// Everything the handlers need, wired once in server/serve.cpp. Outlives the HTTP server; safe for any thread.
struct services {
  store& data;
  clock const& time;
  house_rules const& rules;
  zones const& zone;
  random_source& random;
  anonymizer::pipeline const& anonymize;
  template_set const& templates;
  static_assets const& assets;
  event_hub& events;
  /// Sign-in requests by client address and over all.
  rate_limiter& sign_in_by_client;
  rate_limiter& sign_in_over_all;
  /// "https://host": one of these is what Origin must be.
  std::vector<std::string> origins;
  run_mode mode = run_mode::production;
  /// Indexed by language.
  std::array<std::vector<rules_section>, 3> ground_rules;
  std::string controller;
  std::string contact_address;
  /// Wakes the mail worker after a handler may have queued something.
  std::function<void()> wake_mail;
};

}  // namespace matala::server
