// SPDX-License-Identifier: Apache-2.0
#include "tests/support/contradictions.hpp"

#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace matala::tests {
namespace {

using namespace server;
using scheduler::occurrence_state;

// `on`: whoever belongs to the hour has been told. `closed`: who joins now is told at the decision (R29).
enum class standing { not_announced, on, closed, off, over };

standing standing_of(occurrence_state state) {
  switch (state) {
    case occurrence_state::planned: return standing::not_announced;
    case occurrence_state::open:
    case occurrence_state::confirmed: return standing::on;
    case occurrence_state::closed: return standing::closed;
    case occurrence_state::cancelled:
    case occurrence_state::skipped: return standing::off;
    case occurrence_state::running:
    case occurrence_state::held:
    case occurrence_state::lapsed:
    case occurrence_state::archived: return standing::over;
  }
  throw std::logic_error("unknown occurrence_state");
}

struct addressee {
  std::string uid;
  std::string address;

  auto operator<=>(addressee const&) const = default;
};

class examination {
 public:
  examination(unit_of_work const& unit, occurrence const& hour) : unit_(unit), hour_(hour) {}

  std::string findings() {
    for (auto const& mail : unit_.outbox().of_occurrence(hour_.id)) hear(mail);
    for (auto const& member : invited_people(unit_, hour_.series)) belong_.insert(member.id.value);
    for (auto const& who : accepted_experts(unit_, hour_.id)) belong_.insert(who.value);
    for (auto const& held : unit_.bookings().holding_places(hour_.id)) belong_.insert(held.presenter.value);
    for (auto const& [to, mail] : last_) examine_last_word(to, mail);
    if (standing_of(hour_.state) == standing::on) {
      for (auto const& who : belong_) {
        if (!expecting_.contains(who)) say("{} belongs to it and was not told", who);
      }
    }
    examine_cases();
    return found_;
  }

 private:
  void hear(outbox_mail const& mail) {
    if (mail.method == calendar_method::none) return;
    addressee const to{mail.uid, mail.address};
    if (auto const before = last_.find(to); before != last_.end()) {
      auto const& earlier = before->second;
      bool const turns = earlier.method != mail.method;
      if (mail.sequence < earlier.sequence || (turns && mail.sequence == earlier.sequence)) {
        say("SEQUENCE does not rise for {}", mail.address);
      }
    }
    last_.insert_or_assign(to, mail);
  }

  void examine_last_word(addressee const& to, outbox_mail const& mail) {
    auto const now = standing_of(hour_.state);
    if (now == standing::over) return;
    bool const belongs = belong_.contains(mail.recipient->value);
    if (mail.method == calendar_method::cancel) {
      if (mail.uid == hour_.uid && now == standing::on && belongs) say("{} was told that it is off", to.address);
      return;
    }
    if (now == standing::not_announced || now == standing::off) say("{} was told that it is on", to.address);
    if (to.uid != hour_.uid) return say("{} expects it under a UID that is gone", to.address);
    if (mail.start != hour_.clock.start) say("{} was told another time", to.address);
    if (!belongs) say("{} expects it and does not belong to it", to.address);
    bool const confirmed = hour_.state == occurrence_state::confirmed;
    if (confirmed && hour_.decided && mail.created < *hour_.decided) say("{} heard nothing since", to.address);
    expecting_.insert(mail.recipient->value);
  }

  void examine_cases() {
    bool const off = standing_of(hour_.state) == standing::off || hour_.state == occurrence_state::lapsed;
    auto const booked = unit_.bookings().holding_places(hour_.id);
    auto const waiting = unit_.bookings().waiting(hour_.id);
    if (off && !booked.empty()) say("a case stands on it");
    bool const undecided = hour_.state == occurrence_state::open || hour_.state == occurrence_state::closed;
    if (!undecided && !waiting.empty()) say("a case waits for it");
    for (auto const& held : booked) {
      if (unit_.bookings().latest_of_case(held.subject)->id != held.id) say("a case holds two places");
    }
  }

  template <class... Values>
  void say(fmt::format_string<Values...> words, Values&&... values) {
    found_ += fmt::format("{:02}-{:02} {}: {}\n", static_cast<unsigned>(hour_.nominal.month()),
                          static_cast<unsigned>(hour_.nominal.day()), scheduler::to_string(hour_.state),
                          fmt::format(words, std::forward<Values>(values)...));
  }

  unit_of_work const& unit_;
  occurrence const& hour_;
  std::map<addressee, outbox_mail> last_;
  std::set<std::string> belong_;
  std::set<std::string> expecting_;
  std::string found_;
};

}  // namespace

std::string contradictions_of(unit_of_work const& unit, occurrence const& hour) {
  return examination{unit, hour}.findings();
}

}  // namespace matala::tests
