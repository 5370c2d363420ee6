// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// Sessions and sign-in by mail (RELIABILITY section 2, "Sessions", "Login"). Secrets go in and out in the clear once;
/// only their hashes are stored.

inline constexpr std::chrono::minutes session_idle_limit{30};
inline constexpr std::chrono::hours session_limit{12};
inline constexpr std::chrono::minutes login_limit_after_acceptance{10};
inline constexpr std::chrono::minutes login_limit{30};
inline constexpr int login_tries = 5;
inline constexpr int login_mails_per_hour = 3;

/// Somebody asks to sign in. The answer is the same, and so is the work, whether or not the address is known: what
/// comes back is the cookie that binds the request to this browser. Errors: invalid_input (no address), rate_limited.
std::expected<std::string, app_errc> request_sign_in(unit_of_work& unit, context const& ctx, std::string_view email,
                                                     language lang);

/// The link of the mail, in the browser that asked. A value is the new session's secret; the request is used up.
/// Errors: link_expired (unknown, used, too old, or another browser).
std::expected<std::string, app_errc> sign_in_by_link(unit_of_work& unit, context const& ctx, std::string_view browser,
                                                     std::string_view token);

/// What a typed code led to. A wrong code must be remembered, so it is no error of the transaction.
struct code_answer {
  std::optional<std::string> session;
  app_errc refusal = app_errc::wrong_code;
};

/// The code of the mail, typed where the sign-in began; five tries.
code_answer sign_in_by_code(unit_of_work& unit, context const& ctx, std::string_view browser, std::string_view code);

/// A new session for a person who has proved who they are; earlier ones stay. Returns the secret.
std::string open_session(unit_of_work& unit, context const& ctx, person const& who);

/// Whether the person has an event stream open: somebody who follows an hour is not idle.
using watches = std::function<bool(person_id const&)>;

/// The person of a session cookie, when the session is alive at `now`; deactivated people have none. A session does not
/// end for idleness while its person watches, nor during an hour of theirs.
std::optional<person> person_of_session(unit_of_work const& unit, std::string_view secret, scheduler::instant now,
                                        watches const& watching);

/// Whether last_seen is old enough to be written again: at most once a minute.
bool wants_touch(unit_of_work const& unit, std::string_view secret, scheduler::instant now);
void touch_session(unit_of_work& unit, std::string_view secret, scheduler::instant now);

void sign_out(unit_of_work& unit, context const& ctx, std::string_view secret);

}  // namespace matala::server
