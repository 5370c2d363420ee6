// SPDX-License-Identifier: Apache-2.0
#include "scheduler/rota.hpp"

#include <algorithm>
#include <tuple>

namespace matala::scheduler {
namespace {

// An empty optional is less than any instant, so whoever never had a turn comes first.
auto place_in_line(rota_member const& member, std::size_t position) {
  return std::tuple{member.last_turn, member.recent_turns, member.site, member.language, position};
}

bool is_open(sent_ask const& ask, instant now) {
  return ask.answer == ask_answer::awaited && now < ask.answer_by;
}

int count_accepted(std::span<sent_ask const> sent) {
  return static_cast<int>(std::ranges::count(sent, ask_answer::accepted, &sent_ask::answer));
}

int count_open(std::span<sent_ask const> sent, instant now) {
  return static_cast<int>(std::ranges::count_if(sent, [now](sent_ask const& ask) { return is_open(ask, now); }));
}

}  // namespace

std::vector<std::size_t> asking_order(std::span<rota_member const> members) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].is == presence::available) order.push_back(i);
  }
  std::ranges::sort(order, {}, [members](std::size_t i) { return place_in_line(members[i], i); });
  return order;
}

rota_step next_asks(int wanted, asking mode, std::span<std::size_t const> order, std::span<sent_ask const> sent,
                    instant now) {
  int const missing = wanted - count_accepted(sent);
  if (missing <= 0) return {rota_status::filled, {}};
  int const open = count_open(sent, now);
  rota_step step{rota_status::waiting, {}};
  for (auto const member : order) {
    bool const enough = mode == asking::one_at_a_time && open + static_cast<int>(step.ask_now.size()) >= missing;
    if (enough) break;
    if (std::ranges::find(sent, member, &sent_ask::member) == sent.end()) step.ask_now.push_back(member);
  }
  if (open == 0 && step.ask_now.empty()) step.status = rota_status::unfilled;
  return step;
}

std::optional<instant> next_answer_by(std::span<sent_ask const> sent, instant now) {
  std::optional<instant> next;
  for (auto const& ask : sent) {
    if (is_open(ask, now) && (!next || ask.answer_by < *next)) next = ask.answer_by;
  }
  return next;
}

}  // namespace matala::scheduler
