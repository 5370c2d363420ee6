// SPDX-License-Identifier: Apache-2.0
#include "server/demo_seed.hpp"

#include "scheduler/booking_rules.hpp"
#include "server/app/book_place.hpp"
#include "server/app/facilitate.hpp"
#include "server/app/generate_hours.hpp"
#include "server/app/next_look.hpp"
#include "server/app/run_due.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace matala::server {
namespace {

constexpr std::chrono::weeks history{7};

/// Writes the demonstration inside one transaction, at a time that it moves itself.
class seeder {
 public:
  seeder(unit_of_work& unit, context ctx, anonymizer::pipeline const& anonymize, demo_data const& content)
      : unit_(unit), ctx_(ctx), end_(ctx.now), anonymize_(anonymize), content_(content) {}

  void run(demo_wishes const& wishes) {
    bool const lived = wishes.history == demo_wishes::past::seven_weeks;
    if (lived) ctx_.now = end_ - history;
    save_places();
    save_people();
    for (int number = 1; number <= wishes.extra_presenters; ++number) save_extra(number);
    generate_hours(unit_, ctx_);
    if (lived) live_through();
    generate_hours(unit_, ctx_);
    if (!lived) return;
    show_closed();
    show_running();
    book_ahead();
  }

 private:
  void save_places() {
    for (auto const& organisation_read : content_.organisations) {
      organisation const made{.id = new_id<organisation_id>(ctx_.random), .name = organisation_read.name};
      unit_.people().save(made);
      organisations_[made.name] = made.id;
    }
    for (auto const& read : content_.series) save_series(read);
  }

  void save_series(demo_series const& read) {
    site const place{.id = new_id<site_id>(ctx_.random),
                     .organisation = organisations_.at(read.organisation),
                     .name = read.site,
                     .municipality = read.municipality};
    unit_.people().save(place);
    series made;
    made.id = new_id<series_id>(ctx_.random);
    made.site = place.id;
    made.organiser_address = read.organiser;
    made.meeting_link = read.meeting_link;
    made.rule.start = read.start;
    made.rule.decide_after = read.decide_after;
    auto const today = std::chrono::floor<std::chrono::days>(ctx_.now);
    auto const first = today + (read.day - std::chrono::weekday{today});
    made.rule.first = scheduler::date{first};
    if (read.key == "thursday") {
      // One break ahead, so that a skipped hour can be seen.
      auto const pause = std::chrono::floor<std::chrono::days>(end_) + std::chrono::weeks{5};
      made.rule.breaks.push_back({scheduler::date{pause}, scheduler::date{pause + std::chrono::days{6}}});
    }
    unit_.all_series().save(made);
    series_[read.key] = made.id;
  }

  void save_people() {
    for (auto const& read : content_.people) {
      auto const who = save_person(read.name, read.email, organisations_.at(read.organisation), read.lang, read.phone);
      if (read.standing == demo_member::rank::administrator) {
        unit_.people().add_grant({who.id, role::administrator, std::nullopt, std::nullopt});
      }
      for (auto const& [held, key] : read.roles) {
        unit_.people().add_grant({who.id, held, series_.at(key), std::nullopt});
      }
      if (read.rules == demo_rules::acknowledged) acknowledge(who);
      if (read.roles.empty() && read.standing == demo_member::rank::ordinary &&
          read.rules == demo_rules::acknowledged) {
        presenters_.push_back(who);
      }
    }
  }

  person save_person(std::string const& name, std::string const& email, organisation_id const& of, language lang,
                     std::string const& phone) {
    person const who{.id = new_id<person_id>(ctx_.random),
                     .email = email,
                     .name = name,
                     .organisation = of,
                     .lang = lang,
                     .phone = phone,
                     .state = person_state::active,
                     .created = ctx_.now};
    unit_.people().save(who);
    return who;
  }

  void acknowledge(person const& who) { unit_.people().acknowledge(who.id, ctx_.rules.ground_rules_version, ctx_.now); }

  void save_extra(int number) {
    auto const& of = content_.organisations.front();
    acknowledge(save_person(fmt::format("Kuormittaja {:03}", number),
                            fmt::format("kuormittaja.{:03}@{}", number, of.domains.front()), organisations_.at(of.name),
                            language::fi, ""));
  }

  // Hour by hour, as the timer would have done it; two of three hours get cases, and every third is not started.
  void live_through() {
    for (; ctx_.now < end_; ctx_.now += std::chrono::hours{1}) {
      for (auto const& id : unit_.occurrences().due(ctx_.now, 100)) run_due(unit_, ctx_, id);
      for (auto const& hour :
           unit_.occurrences().starting_in(ctx_.now - std::chrono::hours{1}, ctx_.now + std::chrono::weeks{1})) {
        live_hour(hour);
      }
    }
    ctx_.now = end_;
    for (auto const& id : unit_.occurrences().due(ctx_.now, 1000)) run_due(unit_, ctx_, id);
    settle_past_mails();
  }

  // Mails about hours that are over count as accepted when they were written; those about hours ahead really go out.
  void settle_past_mails() {
    for (auto const& hour : unit_.occurrences().starting_in(end_ - history - std::chrono::weeks{1}, end_)) {
      if (hour.clock.end >= end_) continue;
      for (auto const& mail : unit_.outbox().of_occurrence(hour.id)) {
        auto const sent = std::max(mail.created, mail.next_try);
        unit_.outbox().finish(mail.id, mail_state::sent, 250, sent, sent);
      }
    }
  }

  void live_hour(occurrence const& hour) {
    auto const age = std::chrono::floor<std::chrono::weeks>(end_ - hour.clock.start);
    bool const past = hour.clock.end + std::chrono::hours{3} < end_;
    bool const wants_case = past && age.count() % 3 != 1;
    bool const empty = unit_.bookings().holding_places(hour.id).empty();
    if (wants_case && empty && hour.state == scheduler::occurrence_state::open &&
        ctx_.now >= hour.clock.cutoff - std::chrono::hours{20}) {
      book(hour);
    }
    bool const starts = past && age.count() % 3 == 0 && hour.state == scheduler::occurrence_state::confirmed;
    if (starts && ctx_.now >= hour.clock.start - std::chrono::minutes{10}) hold_it(hour.id);
  }

  void hold_it(occurrence_id const& id) {
    auto const started = start_hour(unit_, ctx_, id, scheduler::starter::facilitator_or_deputy);
    if (started) static_cast<void>(end_hour(unit_, ctx_, id, {}));
  }

  void book(occurrence const& hour) {
    auto const& text = content_.cases.at(next_case_++ % content_.cases.size());
    auto const& who = presenters_.at(next_presenter_++ % presenters_.size());
    anonymizer::document document;
    for (auto const& part : text.text) {
      document.push_back({.name = "part", .text = anonymizer::raw_text{std::string_view{part}}});
    }
    anonymizer::options how;
    how.lang = text.lang == language::sv ? anonymizer::language::sv : anonymizer::language::fi;
    auto const seen = anonymize_.inspect(document, how);
    if (!seen) throw std::logic_error("demo data: a case is no text");
    std::vector<anonymizer::decision> decisions;
    for (auto const& found : seen->findings) {
      decisions.push_back({found.field, found.begin, found.end, anonymizer::verdict::mask});
    }
    auto redacted = anonymize_.redact(document, how, decisions);
    if (!redacted) throw std::logic_error("demo data: a case cannot be anonymised");
    context as_presenter = ctx_;
    as_presenter.actor = who.id;
    as_presenter.role = "presenter";
    static_cast<void>(book_place(unit_, as_presenter,
                                 {.occurrence = hour.id,
                                  .subject = {.text = std::move(*redacted), .lang = text.lang, .age_band = ""},
                                  .kind = scheduler::booking_kind::ordinary,
                                  .idempotency_key = ""}));
  }

  // An hour laid over now: the series' usual times would show these two states an hour a week only.
  occurrence laid_hour(std::string const& key, scheduler::instant start) {
    auto const of = unit_.all_series().find(series_.at(key)).value();
    auto const day = std::chrono::floor<std::chrono::days>(start);
    occurrence hour;
    hour.id = new_id<occurrence_id>(ctx_.random);
    hour.series = of.id;
    hour.nominal = scheduler::date{day - history - std::chrono::weeks{1}};
    hour.day = scheduler::date{day};
    hour.places = scheduler::places_of(of.rule);
    hour.uid = fmt::format("{}@{}", random_word(ctx_.random), ctx_.rules.mail_host);
    hour.clock = {.opens = end_ - std::chrono::days{10},
                  .cutoff = start - std::chrono::hours{20},
                  .decide = start - std::chrono::hours{20},
                  .lock = start - std::chrono::hours{17},
                  .remind = start - std::chrono::hours{17},
                  .start = start,
                  .end = start + of.rule.duration,
                  .archive = start + of.rule.duration + std::chrono::days{30}};
    return hour;
  }

  void play(occurrence_id const& id, scheduler::instant until) {
    ctx_.now = until;
    run_due(unit_, ctx_, id);
  }

  void save_new(occurrence const& hour) {
    unit_.occurrences().save(hour, next_look(unit_, ctx_, hour));
  }

  void show_running() {
    auto const start = std::chrono::floor<std::chrono::minutes>(end_) - std::chrono::minutes{20};
    auto const hour = laid_hour("wednesday", start);
    ctx_.now = hour.clock.opens;
    save_new(hour);
    play(hour.id, hour.clock.opens);
    book(hour);
    book(unit_.occurrences().find(hour.id).value());
    play(hour.id, hour.clock.decide);
    ctx_.now = hour.clock.start;
    static_cast<void>(start_hour(unit_, ctx_, hour.id, scheduler::starter::facilitator_or_deputy));
    ctx_.now = end_;
  }

  void show_closed() {
    auto hour = laid_hour("thursday", std::chrono::floor<std::chrono::hours>(end_) + std::chrono::hours{22});
    hour.clock.cutoff = end_ - std::chrono::minutes{30};
    hour.clock.decide = end_ + std::chrono::hours{3};
    hour.clock.lock = end_ + std::chrono::hours{6};
    hour.clock.remind = hour.clock.lock;
    ctx_.now = hour.clock.opens;
    save_new(hour);
    play(hour.id, hour.clock.opens);
    book(hour);
    play(hour.id, end_);
  }

  void book_ahead() {
    // How many cases stand in the next hours of a series.
    static constexpr std::array<std::pair<std::string_view, std::array<int, 2>>, 2> plan{
        {{"wednesday", {2, 1}}, {"thursday", {3, 0}}}};
    for (auto const& [key, cases] : plan) {
      std::size_t index = 0;
      for (auto const& hour :
           unit_.occurrences().starting_in(series_.at(std::string{key}), ctx_.now, ctx_.now + std::chrono::weeks{4})) {
        if (index == cases.size() || !scheduler::is_bookable(view_of(unit_, hour), ctx_.now)) continue;
        for (int number = 0; number < cases.at(index); ++number) book(hour);
        ++index;
      }
    }
  }

  unit_of_work& unit_;
  context ctx_;
  scheduler::instant end_;
  anonymizer::pipeline const& anonymize_;
  demo_data const& content_;
  std::map<std::string, organisation_id> organisations_;
  std::map<std::string, series_id> series_;
  std::vector<person> presenters_;
  std::size_t next_case_ = 0;
  std::size_t next_presenter_ = 0;
};

}  // namespace

void seed_demo(store& data, context const& ctx, anonymizer::pipeline const& anonymize, demo_data const& content,
               demo_wishes const& wishes) {
  data.transact([&](unit_of_work& unit) {
    if (unit.people().all().empty()) seeder{unit, ctx, anonymize, content}.run(wishes);
  });
}

}  // namespace matala::server
