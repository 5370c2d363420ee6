// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/routes/call.hpp"

namespace matala::server {

// The handlers that table.cpp names; each runs after the checks of its row and answers in full. One file per page
// group.
response show_home(call&);
response show_health(call&);
response serve_asset(call&);
response show_privacy(call&);
response show_accessibility(call&);
response show_sign_in(call&);
response post_sign_in(call&);
response show_sign_in_code(call&);
response post_sign_in_code(call&);
response show_sign_in_link(call&);
response post_sign_in_link(call&);
response post_sign_out(call&);
response show_welcome(call&);
response post_welcome(call&);
response post_language(call&);
response show_ground_rules(call&);
response post_ground_rules(call&);
response show_hours(call&);
response show_case_form(call&);
response post_case_form(call&);
response post_preview(call&);
response post_booking(call&);
response post_waitlist(call&);
response post_reinstatement_request(call&);
response post_nudges(call&);
response show_unsubscribe(call&);
response post_unsubscribe(call&);
response show_my_bookings(call&);
response show_booked(call&);
response post_withdraw(call&);
response post_accept(call&);
response post_offer(call&);
response post_move(call&);
response show_sessions(call&);
response show_session(call&);
response stream_session(call&);
response post_start(call&);
response post_current(call&);
response post_end(call&);
response post_hide(call&);
response show_mask(call&);
response post_mask(call&);
response post_remove(call&);
response show_facilitate_list(call&);
response show_manage(call&);
response post_hold(call&);
response post_release(call&);
response post_cancel(call&);
response post_reinstate(call&);
response post_answer(call&);
response post_not_reached(call&);
response post_discussed(call&);
response post_held(call&);
response api_openapi(call&);
response api_me(call&);
response api_acknowledge(call&);
response api_hours(call&);
response api_hour(call&);
response api_preview(call&);
response api_book(call&);
response api_join(call&);
response api_answer_offer(call&);
response api_ask_reinstatement(call&);
response api_bookings(call&);
response api_withdraw(call&);
response api_move(call&);
response api_session(call&);
response api_hide(call&);
response api_hold(call&);
response api_release(call&);
response api_cancel(call&);
response api_reinstate(call&);
response api_deliveries(call&);
response api_start(call&);
response api_current(call&);
response api_end(call&);
response post_demo_sign_in(call&);

}  // namespace matala::server
