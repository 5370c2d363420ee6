// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/answer_request.hpp"
#include "server/app/ask_experts.hpp"
#include "server/app/grants.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/members.hpp"
#include "tests/server/app/hour_support.hpp"

#include <set>

namespace matala::tests {

/// The first hour is open; "kela_a", "kela_b" and "kela_c" (sv) are on-demand members who can answer for Kela, in this
/// order of their rota.
class rota_world : public open_world {
 public:
  rota_world() {
    for (auto const* who : {"kela_a", "kela_b", "kela_c"}) {
      add_person(who, who == std::string{"kela_c"} ? language::sv : language::fi);
      data().transact([&](unit_of_work& unit) {
        unit.people().add_grant(granting(who, role::on_demand_member));
        unit.competences().set_of_person({who}, kela());
      });
    }
  }

  static std::vector<competence_id> kela() { return {{"kela"}}; }

  void want(int wanted, scheduler::asking asking = scheduler::asking::one_at_a_time,
            std::chrono::minutes answer_time = 8h) {
    data().transact([&](unit_of_work& unit) {
      unit.competences().save(series_need{tuesdays(), {"kela"}, wanted, asking, answer_time});
    });
  }

  /// A case that wants Kela.
  booking book_for_kela(std::string const& who, scheduler::date nominal = first_hour) {
    booking_request request{
        .occurrence = hour(nominal).id,
        .subject = {.text = some_text("Miten tästä eteenpäin?"), .lang = language::fi, .age_band = ""}};
    request.subject.competences = kela();
    return by(who, [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request).value(); });
  }

  std::vector<expert_request> requests(scheduler::date nominal = first_hour) const {
    auto const id = hour(nominal).id;
    return read([&](unit_of_work const& unit) { return unit.experts().of_occurrence(id); });
  }

  /// The latest request to somebody.
  expert_request request_to(std::string const& who) const {
    auto const all = read([&](unit_of_work const& unit) { return unit.experts().of_person(person_id{who}); });
    REQUIRE_FALSE(all.empty());
    return all.front();
  }

  /// "kela_a:awaited kela_b:accepted", in order of the alphabet.
  std::string asked(scheduler::date nominal = first_hour) const {
    std::multiset<std::string> all;
    for (auto const& one : requests(nominal)) all.insert(one.person.value + ":" + std::string{to_string(one.answer)});
    std::string line;
    for (auto const& one : all) line += (line.empty() ? "" : " ") + one;
    return line;
  }

  std::expected<void, app_errc> answer(std::string const& who, reply const& what) {
    auto const id = request_to(who).id;
    return by(who, [&](unit_of_work& unit, context const& ctx) { return answer_request(unit, ctx, id, what); });
  }
  std::expected<void, app_errc> accept(std::string const& who) { return answer(who, {expert_answer::accepted}); }
  std::expected<void, app_errc> decline(std::string const& who) { return answer(who, {expert_answer::declined}); }

  bool belongs(std::string const& who) const {
    auto const id = hour(first_hour).id;
    return read([&](unit_of_work const& unit) { return is_accepted_expert(unit, id, person_id{who}); });
  }
};

}  // namespace matala::tests
