// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace matala::scheduler {

enum class presence { available, absent };
enum class match { same, other };

/// Somebody who has the wanted competence, in the order of the rota's list.
struct rota_member {
  presence is = presence::available;
  /// The last hour to which this member or a substitute came by the rota; none: never.
  std::optional<instant> last_turn;
  /// Turns within the time that the series calls recent.
  int recent_turns = 0;
  match site = match::same;
  match language = match::same;
};

/// R31, R34: who is asked in which order, as indices into `members`. By turn: whoever had none first, then whose last
/// one is longest ago; then by fewest recent turns, same site, same language, and the order of the list. An absent
/// member is left out and, having no turn now, keeps the place for the next time.
std::vector<std::size_t> asking_order(std::span<rota_member const> members);

enum class asking { one_at_a_time, all_at_once };
enum class ask_answer { awaited, accepted, declined };

/// A request to one member. It is answered until `answer_by` and no longer; a substitute's yes is the member's.
struct sent_ask {
  std::size_t member;
  instant answer_by;
  ask_answer answer = ask_answer::awaited;
};

/// `filled`: as many as wanted said yes. `waiting`: answers are out. `unfilled`: nobody is left to ask (R32: this never
/// cancels an hour; presenter and facilitator are told).
enum class rota_status { filled, waiting, unfilled };

struct rota_step {
  rota_status status;
  /// Whom to ask now, in order; empty unless waiting.
  std::vector<std::size_t> ask_now;
};

/// "`wanted` of these": what to do at `now`. `order` is asking_order's answer; one who declined or let the time run out
/// is not asked again. One at a time means as many open requests as places are still to be filled.
rota_step next_asks(int wanted, asking mode, std::span<std::size_t const> order, std::span<sent_ask const> sent,
                    instant now);

/// The earliest instant after `now` at which a request runs out; none when none is open.
std::optional<instant> next_answer_by(std::span<sent_ask const> sent, instant now);

}  // namespace matala::scheduler
