// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pipeline.hpp"
#include "server/app/context.hpp"
#include "server/demo_data.hpp"
#include "server/ports/store.hpp"

namespace matala::server {

struct demo_wishes {
  /// Presenters added for load, all alike.
  int extra_presenters = 0;
  /// No history and no bookings ahead: the stage of `demo-week`.
  enum class past { seven_weeks, none } history = past::seven_weeks;
};

/// Fills an empty store with the demonstration, relative to ctx.now: seven weeks of the three series are lived through
/// by the use cases themselves, so that there are hours in every state. The Tuesday series gets no case ahead, so its
/// next hour is cancelled unless somebody books. Does nothing in a store that holds people already.
void seed_demo(store& data, context const& ctx, anonymizer::pipeline const& anonymize, demo_data const& content,
               demo_wishes const& wishes);

}  // namespace matala::server
