// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/book_place.hpp"
#include "server/app/context.hpp"
#include "server/app/run_due.hpp"
#include "server/ports/store.hpp"
#include "server/system/system_zones.hpp"
#include "tests/support/temporary_store.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::tests {

namespace scheduler = matala::scheduler;
using namespace matala::server;
using namespace std::chrono_literals;
using scheduler::instant;
using scheduler::occurrence_state;

/// The hours of the world's series. The first is the one after Easter: booking opens on Tuesday 2 March at 09:00,
/// cut-off and decision are on Thursday 25 March at 12:00, lock and reminder at 15:00.
inline constexpr scheduler::date first_hour = std::chrono::March / 30 / 2027;
inline constexpr scheduler::date second_hour = std::chrono::April / 6 / 2027;
inline constexpr scheduler::date third_hour = std::chrono::April / 13 / 2027;

/// A moment on the wall in Helsinki: local(first_hour, 9h). Before midnight of the day where `since_midnight` is
/// negative.
instant local(scheduler::date day, std::chrono::seconds since_midnight);

/// A case with this question, as the anonymizer would let it through.
anonymizer::redacted some_text(std::string const& question);

/// The same numbers in every run.
class counted_random final : public random_source {
 public:
  void fill(std::span<std::byte> bytes) override;

 private:
  std::uint64_t state_ = 1;
};

/// What a listed mail must be; what is left out may be anything.
struct mail_filter {
  std::optional<mail_kind> kind{};
  std::optional<std::string> to{};
  std::optional<calendar_method> method{};
  std::optional<occurrence_id> hour{};
  std::optional<int> sequence{};
};

/// A real store with one series on Tuesdays at 09:00 in Helsinki and somebody in every role. Ids of people are their
/// names: "facilitator" (fi), "deputy" (sv), "owner" (en), "core_fi", "core_sv", "core_en", "on_demand" (fi),
/// "administrator" (en), "presenter_fi", "presenter_sv", "presenter_en"; addresses are NAME@county.example.org. All are
/// active and have acknowledged the ground rules. It begins on Monday 1 March 2027 at 08:00; time passes when the test
/// says so.
class world {
 public:
  /// `change` may alter the series before it is saved.
  explicit world(std::function<void(scheduler::series_rule&)> const& change = {});

  store& data() const { return *store_; }
  instant now() const { return now_; }
  house_rules& rules() { return rules_; }
  static series_id tuesdays() { return {"tuesdays"}; }

  /// The server runs: each thing that falls due until then is done at its moment.
  void live_until(instant when);
  /// The server is down until then, and does at once what was missed.
  void sleep_until(instant when);
  /// Nothing is done: for what happens between two ticks.
  void put_time(instant when) { now_ = when; }
  tick_report tick();

  context machine() { return acting({}); }
  context as(std::string const& who) { return acting(person_id{who}); }

  /// `act(unit, context)` in a transaction of its own, by that person, now.
  template <class Act>
  auto by(std::string const& who, Act&& act) {
    return data().transact([&](unit_of_work& unit) { return act(unit, as(who)); });
  }
  template <class Look>
  auto read(Look&& look) const {
    return data().read(std::forward<Look>(look));
  }

  /// Somebody more: active, with the ground rules acknowledged, in no role.
  person add_person(std::string const& name, language lang, person_state state = person_state::active);
  grant granting(std::string const& who, role given) const { return {person_id{who}, given, tuesdays(), std::nullopt}; }
  static std::string address_of(std::string const& who) { return who + "@county.example.org"; }

  occurrence hour(scheduler::date nominal) const;
  occurrence hour(occurrence_id const& id) const;
  booking find(booking_id const& id) const;
  std::optional<booking> latest(case_id const& subject) const;
  /// The places taken in it.
  int cases_in(scheduler::date nominal) const;

  std::expected<booking, booking_refusal> try_to_book(std::string const& who, scheduler::date nominal,
                                                      scheduler::booking_kind kind = scheduler::booking_kind::ordinary,
                                                      std::string const& key = {},
                                                      std::string const& question = "Miten tästä eteenpäin?");
  /// Throws where it is refused.
  booking book(std::string const& who, scheduler::date nominal,
               scheduler::booking_kind kind = scheduler::booking_kind::ordinary);

  /// In the order in which they were written, within one kind.
  std::vector<outbox_mail> mails(mail_filter const& wanted) const;
  /// Who got one of these, in order of the alphabet: "core_fi deputy".
  std::string told(mail_filter const& wanted) const;

  int audited(audit_action action, std::string const& object) const;

  /// Everything in the outbox and on the hours that contradicts itself, one sentence a line; empty when nobody was told
  /// the opposite of the state, SEQUENCE only rises, and no case stands on a cancelled or lapsed hour.
  std::string contradictions() const;

 private:
  context acting(std::optional<person_id> who);
  void save_series(std::function<void(scheduler::series_rule&)> const& change);

  temporary_store store_;
  system_zones zones_;
  counted_random random_;
  house_rules rules_;
  instant now_;
};

}  // namespace matala::tests
