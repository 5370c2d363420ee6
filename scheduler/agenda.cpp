// SPDX-License-Identifier: Apache-2.0
#include "scheduler/agenda.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace matala::scheduler {
namespace {

/// Slots of an hour and which case has which.
class slot_list {
 public:
  slot_list(agenda_times const& times, std::size_t items)
      : times_(times), taken_(std::max(items, static_cast<std::size_t>(std::max(times.slots, 0)))) {}

  std::chrono::minutes begin_of(std::size_t slot) const {
    return times_.begins + static_cast<int>(slot) * times_.length;
  }

  bool fits(agenda_item const& item, std::size_t slot) const {
    auto const begins = begin_of(slot);
    return std::ranges::all_of(item.windows, [&](part_of_hour const& there) {
      return there.from <= begins && begins + times_.length <= there.until;
    });
  }

  std::optional<std::size_t> first_free(agenda_item const& item) const {
    for (std::size_t slot = 0; slot < taken_.size(); ++slot) {
      if (!taken_[slot] && fits(item, slot)) return slot;
    }
    return std::nullopt;
  }

  void take(std::size_t slot, std::size_t item) { taken_[slot] = item; }

  std::vector<agenda_line> lines(std::span<agenda_item const> items) const {
    std::vector<agenda_line> all;
    for (std::size_t slot = 0; slot < taken_.size(); ++slot) {
      if (!taken_[slot]) continue;
      auto const item = *taken_[slot];
      all.push_back({.item = item, .begins = begin_of(slot), .conflict = !fits(items[item], slot)});
    }
    return all;
  }

 private:
  agenda_times times_;
  std::vector<std::optional<std::size_t>> taken_;
};

}  // namespace

std::vector<agenda_line> plan_agenda(std::span<agenda_item const> items, agenda_times const& times) {
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [items](std::size_t i) {
    return std::tuple{!items[i].urgent, items[i].windows.empty(), !items[i].follow_up, i};
  });
  slot_list slots{times, items.size()};
  std::vector<std::size_t> left;
  for (auto const item : order) {
    auto const slot = slots.first_free(items[item]);
    if (slot) {
      slots.take(*slot, item);
    } else {
      left.push_back(item);
    }
  }
  for (auto const item : left) slots.take(*slots.first_free({}), item);
  return slots.lines(items);
}

}  // namespace matala::scheduler
