// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::tests {
namespace {

// `on`: who belongs to it must know. `closed`: who joins now is told at the decision. `over`: nobody is told any more.
enum class standing { off, on, closed, over };

standing standing_of(stage at) {
  switch (at) {
    case stage::planned:
    case stage::cancelled:
    case stage::skipped: return standing::off;
    case stage::open:
    case stage::confirmed: return standing::on;
    case stage::closed: return standing::closed;
    case stage::running:
    case stage::held:
    case stage::lapsed:
    case stage::archived: return standing::over;
  }
  return standing::over;
}

class inquiry {
 public:
  inquiry(installation& in, unit_of_work const& unit, reference const& plain, occurrence const& hour)
      : in_(in), unit_(unit), hour_(hour), plain_(plain.hours.at(hour.id.value)) {
    for (auto const& who : plain.members.at(plain_.series)) belong_.insert(who);
    for (auto const& subject : plain.seated(plain_.id)) belong_.insert(plain.cases.at(subject).presenter);
    for (auto const& asked : unit.experts().of_occurrence(hour.id)) {
      if (comes(asked.answer)) belong_.insert(asked.person.value);
    }
  }

  told_check run() {
    for (auto const& row : unit_.outbox().of_occurrence(hour_.id)) look_at(row);
    auto now = standing_of(plain_.at);
    // Who joins or leaves an hour that has begun is not written to.
    if (now != standing::off && (plain_.has_begun || plain_.clock.start <= in_.now())) now = standing::over;
    if (now == standing::over) return {found_, pending_};
    for (auto const& uid : uids_) {
      for (auto const& who : people_) hear(who, uid, now);
    }
    if (now != standing::on) return {found_, pending_};
    for (auto const& who : belong_) {
      auto const* word = word_to(who, hour_.uid);
      bool const knows = word && word->method == "REQUEST";
      if (!knows && !is_excused(who, hour_.uid)) say("{} belongs to it and was not told", who);
    }
    return {found_, pending_};
  }

 private:
  void look_at(outbox_mail const& row) {
    if (row.method != calendar_method::none) uids_.insert(row.uid);
    auto const who = row.recipient ? row.recipient->value : row.address;
    people_.insert(who);
    switch (row.state) {
      case mail_state::sent:
        if (!in_.mail().took(row.message_id)) say("{} never got what counts as sent", who);
        return;
      case mail_state::dead:
        if (!in_.mail().refused({row.address, row.uid})) say("a mail to {} could not be made", who);
        excused_.insert({who, row.uid});
        return;
      case mail_state::queued:
      case mail_state::sending:
      case mail_state::deferred:
        pending_ = true;
        excused_.insert({who, row.uid});
        return;
      case mail_state::expired: excused_.insert({who, row.uid}); return;
      case mail_state::superseded: return;
    }
  }

  void hear(std::string const& who, std::string const& uid, standing now) {
    auto const* word = word_to(who, uid);
    if (!word || is_excused(who, uid)) return;
    bool const belongs = belong_.contains(who);
    if (word->method == "CANCEL") {
      if (uid == hour_.uid && now == standing::on && belongs) say("{} was told that it is off", who);
      return;
    }
    if (now == standing::off) return say("{} was told that it is on", who);
    if (uid != hour_.uid) return say("{} expects it under a UID that is gone", who);
    if (word->start != plain_.clock.start) return say("{} was told another time", who);
    if (!belongs) return say("{} expects it and does not belong to it", who);
    if (plain_.at == stage::confirmed && word->status != "CONFIRMED") say("{} does not know that it is decided", who);
  }

  spoken_word const* word_to(std::string const& who, std::string const& uid) const {
    auto const& all = in_.mail().last_words();
    auto const found = all.find({installation::address_of(who), uid});
    return found == all.end() ? nullptr : &found->second;
  }

  bool is_excused(std::string const& who, std::string const& uid) const { return excused_.contains({who, uid}); }

  template <class... Values>
  void say(fmt::format_string<Values...> words, Values&&... values) {
    if (!found_.empty()) return;
    found_ = fmt::format("{} {} {}: {}", plain_.series, plain_.id, word_of(plain_.at),
                         fmt::format(words, std::forward<Values>(values)...));
  }

  installation& in_;
  unit_of_work const& unit_;
  occurrence const& hour_;
  plain_hour const& plain_;
  std::set<std::string> belong_;
  std::set<std::string> people_;
  std::set<std::string> uids_;
  std::set<std::pair<std::string, std::string>> excused_;
  bool pending_ = false;
  std::string found_;
};

}  // namespace

told_check misinformed(installation& in, reference const& plain, std::string const& id) {
  return in.read([&](unit_of_work const& unit) -> told_check {
    auto const hour = unit.occurrences().find(occurrence_id{id});
    if (!hour) return {.wrong = fmt::format("{} is gone", id)};
    return inquiry{in, unit, plain, *hour}.run();
  });
}

std::string unwritten(installation const& in, std::vector<owed_letter> const& owed) {
  return in.read([&](unit_of_work const& unit) -> std::string {
    for (auto const& letter : owed) {
      auto const rows = unit.outbox().of_occurrence(occurrence_id{letter.hour});
      bool const written = std::ranges::any_of(rows, [&](outbox_mail const& row) {
        bool const to_them = letter.person.empty() || (row.recipient && row.recipient->value == letter.person);
        return to_string(row.kind) == letter.kind && to_them;
      });
      if (!written) return fmt::format("{}: nobody wrote {} {}", letter.hour, letter.kind, letter.person);
    }
    return {};
  });
}

}  // namespace matala::tests
