// SPDX-License-Identifier: Apache-2.0
#include "server/app/ask_experts.hpp"

#include "scheduler/rota.hpp"
#include "server/app/circle.hpp"
#include "server/app/competences.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/lead_hour.hpp"
#include "server/app/letters.hpp"
#include "server/app/request_letters.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/wanted_competences.hpp"
#include "server/ports/mail_parameters.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

// A turn longer ago than this is not "recent".
constexpr std::chrono::days recent{180};

bool may_ask(occurrence const& hour, scheduler::instant now) {
  bool const ahead = hour.state == occurrence_state::open || hour.state == occurrence_state::closed ||
                     hour.state == occurrence_state::confirmed;
  return ahead && now < hour.clock.start;
}

std::vector<expert_request> requests_for(unit_of_work const& unit, occurrence const& hour, competence_id const& what) {
  auto all = unit.experts().of_occurrence(hour.id);
  std::erase_if(
      all, [&](expert_request const& one) { return one.competence != what || one.answer == expert_answer::withdrawn; });
  return all;
}

/// One competence of one hour: who could be asked, who was, and what to do.
class rota {
 public:
  rota(unit_of_work& unit, context const& ctx, occurrence& hour, wanted_competence const& wanted)
      : unit_(unit), ctx_(ctx), hour_(hour), wanted_(wanted), sent_(requests_for(unit, hour, what())) {
    // Who is invited to every hour has been asked by that: a no to the hour is a no to the question.
    auto const invited = invited_people(unit, hour.series);
    for (auto const& [who, held] : unit.people().with_grants(hour.series)) {
      bool const on_call = held == role::on_demand_member && has_competence(unit, who.id, what());
      if (on_call && std::ranges::find(invited, who.id, &person::id) == invited.end()) members_.push_back(who);
    }
  }

  bool review() {
    auto const step =
        scheduler::next_asks(wanted_.need.wanted - count_present(), wanted_.need.asking, order(), asks(), ctx_.now);
    switch (step.status) {
      case scheduler::rota_status::filled: return settle();
      case scheduler::rota_status::waiting: return ask_all(step.ask_now);
      case scheduler::rota_status::unfilled: return tell_unfilled();
    }
    return false;
  }

 private:
  competence_id const& what() const { return wanted_.need.competence; }

  // Who is there anyway and can answer; who was asked for this very competence is counted by the answer.
  int count_present() const {
    return static_cast<int>(std::ranges::count_if(expected_people(unit_, hour_), [&](person const& who) {
      bool const asked = std::ranges::find(sent_, who.id, &expert_request::person) != sent_.end();
      return !asked && has_competence(unit_, who.id, what());
    }));
  }

  scheduler::rota_member as_rota_member(person const& who) const {
    auto const turns = unit_.experts().turns_of(who.id);
    auto const of = unit_.all_series().find(hour_.series).value_or(series{});
    auto const place = unit_.people().find_site(of.site);
    auto const subject = wanted_.cases.empty() ? std::nullopt : unit_.cases().find(wanted_.cases.front().subject);
    using scheduler::match;
    return {.is = unit_.experts().is_absent(who.id, hour_.day) ? scheduler::presence::absent
                                                               : scheduler::presence::available,
            .last_turn = turns.empty() ? std::nullopt : std::optional{turns.front()},
            .recent_turns = static_cast<int>(std::ranges::count_if(
                turns, [&](scheduler::instant turn) { return turn > hour_.clock.start - recent; })),
            .site = place && who.organisation == place->organisation ? match::same : match::other,
            .language = !subject || subject->lang == who.lang ? match::same : match::other};
  }

  std::vector<std::size_t> order() const {
    std::vector<scheduler::rota_member> list;
    for (auto const& who : members_) list.push_back(as_rota_member(who));
    return scheduler::asking_order(list);
  }

  std::vector<scheduler::sent_ask> asks() const {
    std::vector<scheduler::sent_ask> list;
    for (auto const& one : sent_) {
      auto const at = std::ranges::find(members_, one.person, &person::id);
      // A substitute need not be a member; the index only has to be nobody's in the order.
      auto const index =
          at == members_.end() ? members_.size() + list.size() : static_cast<std::size_t>(at - members_.begin());
      auto answer = scheduler::ask_answer::declined;
      if (comes(one.answer)) answer = scheduler::ask_answer::accepted;
      if (one.answer == expert_answer::awaited) answer = scheduler::ask_answer::awaited;
      list.push_back({.member = index, .answer_by = one.answer_by, .answer = answer});
    }
    return list;
  }

  bool settle() {
    bool changed = false;
    for (auto const& one : sent_) {
      if (one.answer != expert_answer::awaited || ctx_.now >= one.answer_by) continue;
      let_go(unit_, ctx_, hour_, one);
      changed = true;
    }
    unit_.experts().forget_told(hour_.id, what().value);
    return changed;
  }

  bool ask_all(std::vector<std::size_t> const& next) {
    for (auto const index : next) {
      auto const& who = members_.at(index);
      ask(unit_, ctx_, hour_,
          {.task = request_task::answer,
           .competence = what(),
           .who = who,
           .turn_of = who.id,
           .answer_time = wanted_.need.answer_time});
    }
    return !next.empty();
  }

  // R32: the hour goes on; the presenter chooses.
  bool tell_unfilled() {
    if (unit_.experts().is_told(hour_.id, what().value)) return false;
    unit_.experts().mark_told(hour_.id, what().value, ctx_.now);
    record(unit_, ctx_, audit_action::shortfall_told, hour_.id.value);
    for (auto const& who : facilitating_people(unit_, hour_.series)) {
      tell(who, mail_kind::facilitator_competence_unfilled, {});
    }
    for (auto const& booked : wanted_.cases) {
      if (auto const who = unit_.people().find(booked.presenter)) {
        tell(*who, mail_kind::competence_unfilled, booked.id.value);
      }
    }
    return true;
  }

  void tell(person const& who, mail_kind kind, std::string const& about) {
    auto const known = unit_.competences().find(what());
    std::map<std::string, std::string> parameters;
    if (known) parameters.emplace(mail_parameter::theme, known->name(who.lang));
    post(unit_, ctx_, hour_, who,
         {.kind = kind, .subject = what().value + "/" + about, .parameters = std::move(parameters)});
  }

  unit_of_work& unit_;
  context const& ctx_;
  occurrence& hour_;
  wanted_competence const& wanted_;
  std::vector<expert_request> sent_;
  std::vector<person> members_;
};

// What nothing asks for any more: the last case was withdrawn or moved, or the hour was cancelled.
bool let_go_unwanted(unit_of_work& unit, context const& ctx, occurrence& hour,
                     std::vector<wanted_competence> const& wanted) {
  bool changed = false;
  for (auto const& one : unit.experts().of_occurrence(hour.id)) {
    bool const over = one.answer == expert_answer::withdrawn;
    bool const still = one.competence && std::ranges::any_of(wanted, [&](wanted_competence const& w) {
                         return w.need.competence == *one.competence;
                       });
    bool const standing_in = one.task != request_task::answer && hour.state != occurrence_state::cancelled;
    if (over || still || standing_in) continue;
    let_go(unit, ctx, hour, one);
    changed = true;
  }
  for (auto const& told : unit.experts().told_of(hour.id)) {
    bool const still =
        std::ranges::any_of(wanted, [&](wanted_competence const& w) { return w.need.competence.value == told; });
    if (!still && !is_about_lead(told)) unit.experts().forget_told(hour.id, told);
  }
  return changed;
}

}  // namespace

bool review_experts(unit_of_work& unit, context const& ctx, occurrence& hour) {
  if (hour.state == occurrence_state::cancelled) return let_go_unwanted(unit, ctx, hour, {});
  if (!may_ask(hour, ctx.now)) return false;
  auto const wanted = wanted_competences(unit, hour);
  bool changed = let_go_unwanted(unit, ctx, hour, wanted);
  for (auto const& one : wanted) changed = rota{unit, ctx, hour, one}.review() || changed;
  return review_lead(unit, ctx, hour) || changed;
}

std::optional<scheduler::instant> next_answer_deadline(unit_of_work const& unit, context const& ctx,
                                                       occurrence const& hour) {
  std::optional<scheduler::instant> next;
  if (!may_ask(hour, ctx.now)) return next;
  for (auto const& one : unit.experts().of_occurrence(hour.id)) {
    bool const open = one.answer == expert_answer::awaited && ctx.now < one.answer_by;
    if (open && (!next || one.answer_by < *next)) next = one.answer_by;
  }
  return next;
}

void review_series(unit_of_work& unit, context const& ctx, series_id const& series) {
  for (auto& hour : unit.occurrences().starting_in(series, ctx.now, far_ahead(ctx.now))) {
    if (may_ask(hour, ctx.now) && review_experts(unit, ctx, hour)) save_changed(unit, ctx, hour);
  }
}

}  // namespace matala::server
