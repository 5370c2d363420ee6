// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/move_hour.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/manage_act.hpp"
#include "server/routes/shown_reason.hpp"

namespace matala::server {

response post_hour_change(call& from) {
  return manage_act(from, "question-answered", [&](unit_of_work& unit, context const& ctx, form const& fields) {
    auto const answer = fields.text("answer") == "follow" ? change_answer::follow_series : change_answer::keep_hour;
    return answer_change(unit, ctx, hour_in_path(from), answer, revision_in(fields));
  });
}

response post_hour_details(call& from) {
  return manage_act(from, "hour-described",
                    [&](unit_of_work& unit, context const& ctx, form const& fields) -> act_answer {
                      auto const topic = fields.text("topic");
                      if (!may_be_shown(from, topic)) return std::unexpected(app_errc::invalid_input);
                      return describe_hour(unit, ctx, hour_in_path(from), std::string{fields.text("link")},
                                           std::string{topic}, revision_in(fields));
                    });
}

}  // namespace matala::server
