// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/answer.hpp"
#include "server/render/views/competences.hpp"
#include "server/render/views/members.hpp"
#include "server/render/views/requests.hpp"
#include "tests/server/render/sample_frame.hpp"

namespace matala::server {

inline std::vector<competence> sample_competences() {
  return {{{"kela"}, {"Kela-asiantuntija", "FPA-expert", "Kela benefits"}, 1, false},
          {{"b-statement"}, {"B-lausunnon lääkäri", "Läkare för B-utlåtande", "Doctor for a B statement"}, 2, false},
          {{"fax"}, {"Faksin käyttö", "Användning av fax", "Use of the fax"}, 3, true}};
}

inline members_view sample_members() {
  members_view view;
  view.series = {"s1"};
  view.site = "Esimerkkilän terveysasema";
  view.known = sample_competences();
  view.competences = {view.known[0], view.known[1]};
  view.members = {{{"p1"},
                   "Aino Esimerkki",
                   "aino@alue.example.org",
                   "Esimerkin hyvinvointialue",
                   {{role::facilitator, 0, true}, {role::core_member, 0, false}},
                   {}},
                  {{"p2"},
                   "Kalle Kela",
                   "kalle@kela.example.org",
                   "Esimerkkikela",
                   {{role::on_demand_member, 0, false}},
                   {{"kela"}, {"fax"}}},
                  {{"p3"}, "", "uusi@alue.example.org", "", {{role::core_member, 3, false}}, {{"b-statement"}}}};
  view.needs = {{{{"s1"}, {"kela"}, 1, scheduler::asking::one_at_a_time, std::chrono::hours{8}}, 1},
                {{{"s1"}, {"b-statement"}, 0, scheduler::asking::all_at_once, std::chrono::hours{4}}, 0}};
  return view;
}

inline request_card sample_card(std::string const& key, expert_answer answer) {
  request_card card;
  card.key = key;
  card.action = "/requests/" + key + "/answer";
  card.when = sample_hour();
  card.site = "Esimerkkilän terveysasema";
  card.theme = "Kela-asiantuntija";
  card.task = request_task::answer;
  card.answer_by = card.when.start - std::chrono::hours{21};
  card.answer = answer;
  card.can_answer = true;
  return card;
}

inline requests_view sample_requests() {
  using std::chrono::minutes;
  requests_view view;
  auto lead = sample_card("r2", expert_answer::accepted);
  lead.task = request_task::lead;
  lead.theme.clear();
  view.open = {sample_card("r1", expert_answer::awaited), lead};
  auto hour = sample_card("h1", expert_answer::partly);
  hour.task.reset();
  hour.answer_by.reset();
  hour.theme.clear();
  hour.window = presence_window{minutes{10}, minutes{30}};
  hour.enter = occurrence_id{"h1"};
  view.hours = {hour};
  auto sent = sample_card("r3", expert_answer::substituted);
  sent.substitute = "Maija Malli";
  sent.can_answer = false;
  auto missed = sample_card("r4", expert_answer::awaited);
  missed.can_answer = false;
  missed.task = request_task::stand_in;
  view.past = {sent, missed};
  using namespace std::chrono;
  view.absences = {{{"a1"}, {"p1"}, 2027y / 2 / 22, 2027y / 2 / 26}, {{"a2"}, {"p1"}, 2027y / 3 / 1, 2027y / 3 / 1}};
  return view;
}

}  // namespace matala::server
