// SPDX-License-Identifier: Apache-2.0
#include "server/demo_week.hpp"

#include "anonymizer/pipeline.hpp"
#include "server/app/book_place.hpp"
#include "server/app/generate_hours.hpp"
#include "server/app/run_due.hpp"
#include "server/app/secrets.hpp"
#include "server/demo_seed.hpp"
#include "server/mail/file_drop_transport.hpp"
#include "server/mail/outbox_worker.hpp"
#include "server/render/dates.hpp"
#include "server/storage/sqlite/open_store.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/system_clock.hpp"
#include "server/system/system_random.hpp"
#include "server/system/system_zones.hpp"
#include "server/system/voikko_morphology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace matala::server {
namespace {

/// A clock that stands where it is put.
class set_clock final : public clock {
 public:
  explicit set_clock(scheduler::instant now) : now_(now) {}
  scheduler::instant now() const override { return now_; }
  void put(scheduler::instant now) { now_ = now; }

 private:
  scheduler::instant now_;
};

constexpr std::size_t most_listed = 20;

class week {
 public:
  week(share const& files, std::filesystem::path const& folder, std::ostream& out)
      : out_(out),
        templates_(template_set::load(files.templates)),
        content_(load_demo_data(files.config / "demo" / "demo.toml")),
        model_(embedded_model()),
        anonymize_(model_, finnish_),
        time_(next_monday_at_seven()),
        folder_(folder / "mail"),
        data_(open_store(folder)),
        transport_(folder_, time_),
        renderer_(templates_, zone_, "http://localhost:8080") {
    rules_.sender_address = "konsultaatiotunti@example.org";
  }

  void play() {
    seed_demo(*data_, now(), anonymize_, content_, {.extra_presenters = 0, .history = demo_wishes::past::none});
    say("The week begins; the hours ahead open and everybody is invited once.");
    settle();
    tell_mails();
    auto const hours = next_hours();
    auto const& empty = hours.at(0);
    auto const& wanted = hours.at(1);
    time_.put(empty.clock.decide - std::chrono::hours{1});
    settle();
    tell_mails();
    book(wanted, 0);
    decide_on(empty);
    decide_on(wanted);
  }

 private:
  static scheduler::instant next_monday_at_seven() {
    auto const today = std::chrono::floor<std::chrono::days>(system_clock{}.now());
    auto const ahead = std::chrono::Monday - std::chrono::weekday{today};
    return today + ahead + std::chrono::days{ahead.count() == 0 ? 7 : 0} + std::chrono::hours{7};
  }

  context now() { return {.now = time_.now(), .rules = rules_, .zone = zone_, .random = random_}; }

  void say(std::string_view what) {
    out_ << fmt::format("{}  {}\n", moment_text(time_.now(), zone_.get("Europe/Helsinki"), language::en), what);
  }

  void decide_on(occurrence const& hour) {
    time_.put(hour.clock.decide);
    settle();
    tell_outcome(hour);
    tell_mails();
  }

  // What the running server does all the time: everything due, then its mails.
  void settle() {
    data_->transact([&](unit_of_work& unit) { generate_hours(unit, now()); });
    run_all_due(*data_, now());
    outbox_delivery const delivery{.storage = *data_,
                                   .now = time_,
                                   .transport = transport_,
                                   .renderer = renderer_,
                                   .owner = "demo-week",
                                   .log = [](delivery_event const&) {}};
    while (deliver_due(delivery) > 0) {
    }
  }

  void tell_mails() {
    std::set<std::filesystem::path> all;
    for (auto const& entry : std::filesystem::directory_iterator{folder_}) all.insert(entry.path());
    std::vector<std::filesystem::path> fresh;
    std::ranges::set_difference(all, told_, std::back_inserter(fresh));
    if (fresh.empty()) return;
    out_ << fmt::format("    mails: {}, in {}\n", fresh.size(), folder_.string());
    // A page of invitations helps nobody; the mails of a decision are what one wants to open.
    if (fresh.size() <= most_listed) {
      for (auto const& file : fresh) out_ << "      " << file.string() << "\n";
    }
    told_ = std::move(all);
  }

  // The first two hours whose decision lies ahead and in the working week that begins.
  std::vector<occurrence> next_hours() {
    return data_->read([&](unit_of_work const& unit) {
      auto hours = unit.occurrences().starting_in(time_.now(), time_.now() + std::chrono::weeks{6});
      std::erase_if(hours, [&](occurrence const& hour) {
        return hour.state != scheduler::occurrence_state::open ||
               hour.clock.decide < time_.now() + std::chrono::hours{2};
      });
      std::ranges::sort(hours, {}, [](occurrence const& hour) { return hour.clock.decide; });
      if (hours.size() < 2) throw std::logic_error("demo week: no two hours ahead");
      return hours;
    });
  }

  void book(occurrence const& hour, std::size_t number) {
    auto const& text = content_.cases.at(number).text;
    anonymizer::document document;
    for (auto const& part : text) {
      document.push_back({.name = "part", .text = anonymizer::raw_text{std::string_view{part}}});
    }
    auto const seen = anonymize_.inspect(document, {.lang = anonymizer::language::fi});
    std::vector<anonymizer::decision> decisions;
    for (auto const& found : seen.value().findings) {
      decisions.push_back({found.field, found.begin, found.end, anonymizer::verdict::mask});
    }
    auto redacted = anonymize_.redact(document, {.lang = anonymizer::language::fi}, decisions);
    auto ctx = now();
    auto const booked = data_->transact([&](unit_of_work& unit) {
      ctx.actor = unit.people().find_by_email("hanna.esittelija@hyvinvointi.example.org").value().id;
      return book_place(unit, ctx,
                        {.occurrence = hour.id,
                         .subject = {.text = std::move(redacted.value()), .lang = language::fi, .age_band = ""},
                         .kind = scheduler::booking_kind::ordinary,
                         .idempotency_key = ""});
    });
    if (!booked) throw std::logic_error("demo week: the booking was refused");
    say("A presenter books a place in " + name_of(hour) + ".");
    settle();
    tell_mails();
  }

  std::string name_of(occurrence const& hour) {
    return hour_text(hour.clock.start, hour.clock.end, zone_.get("Europe/Helsinki"), language::en);
  }

  void tell_outcome(occurrence const& hour) {
    auto const state =
        data_->read([&](unit_of_work const& unit) { return unit.occurrences().find(hour.id).value().state; });
    say(fmt::format("The decision on {}: {}.", name_of(hour), scheduler::to_string(state)));
  }

  std::ostream& out_;
  template_set templates_;
  demo_data content_;
  anonymizer::model model_;
  voikko_morphology finnish_;
  anonymizer::pipeline anonymize_;
  system_zones zone_;
  system_random random_;
  set_clock time_;
  std::filesystem::path folder_;
  std::unique_ptr<store> data_;
  file_drop_transport transport_;
  mail_renderer renderer_;
  house_rules rules_;
  std::set<std::filesystem::path> told_;
};

}  // namespace

int play_demo_week(share const& files, std::filesystem::path const& folder, std::ostream& out) {
  if (std::filesystem::exists(folder / "matala.db")) {
    out << "matala: " << folder.string() << " holds a database already; name an empty folder with --data\n";
    return 1;
  }
  week{files, folder, out}.play();
  return 0;
}

}  // namespace matala::server
