// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"
#include "server/app/waitlist.hpp"
#include "tests/simulation/timeline.hpp"
#include "tests/support/redacted_text.hpp"

#include <fmt/format.h>

namespace matala::tests {
namespace {

booking_request request_for(timeline& in, std::string const& hour, std::string const& key,
                            scheduler::booking_kind kind) {
  booking_request request{.occurrence = {hour},
                          .subject = {.text = redacted_text({"Miten tästä eteenpäin?", "Tilanne on tämä.", "", ""}),
                                      .lang = language::fi,
                                      .age_band = ""},
                          .kind = kind,
                          .idempotency_key = key};
  if (in.one_in(6)) request.urgent = urgency::deadline_before_next_hour;
  if (in.one_in(4)) request.subject.competences = {{"kela"}};
  return request;
}

}  // namespace

void timeline::bring_case(std::string const& who, std::string const& hour, std::string const& how) {
  bool const waits = how == "wait";
  auto const kind = how == "book late" ? scheduler::booking_kind::late : scheduler::booking_kind::ordinary;
  auto const request = request_for(*this, hour, fmt::format("key-{}", ++keys_), kind);
  std::string made;
  auto const real = [&](unit_of_work& unit, context const& ctx) {
    auto const answer = waits ? join_waitlist(unit, ctx, request) : book_place(unit, ctx, request);
    if (!answer) return std::string{to_string(answer.error().code)};
    made = answer->subject.value;
    return std::string{};
  };
  auto const plain = [&](reference& all) {
    auto const late =
        kind == scheduler::booking_kind::late ? reference::asked_for::late : reference::asked_for::ordinary;
    auto why = waits ? all.may_wait(hour, who, now()) : all.may_book(hour, who, late, now());
    return why;
  };
  auto const take_up = [&](reference& all) {
    plain_case subject;
    subject.id = made;
    subject.presenter = who;
    subject.urgent = request.urgent != urgency::not_urgent;
    bool const is_late = kind == scheduler::booking_kind::late && all.hours.at(hour).at == stage::confirmed;
    if (is_late) all.owed.push_back({"facilitator_late_booking", hour, {}});
    waits ? all.wait(hour, subject, now()) : all.book(hour, subject);
  };
  ++deeds_;
  meddle(fault_.before_deed);
  auto const expected = plain(plain_);
  std::string answer;
  bool const died = dies_in([&] {
    auto const result = in_.data().transact([&](unit_of_work& unit) -> std::expected<void, std::string> {
      auto refusal = real(unit, in_.acting(who));
      if (!refusal.empty()) return std::unexpected(std::move(refusal));
      return {};
    });
    answer = result ? "" : result.error();
  });
  note(fmt::format("{}: {} {} {}", who, how, hour, died ? "and the process dies" : answer));
  if (died) {
    in_.rise();
    // R22: whoever got no answer sends the same again, and has one booking whatever became of the first.
    answer = in_.data().transact([&](unit_of_work& unit) { return real(unit, in_.acting(who)); });
  }
  if (answer != expected) {
    require(fmt::format("{} by {} for {} was answered \"{}\", should be \"{}\"", how, who, hour, answer, expected));
  }
  if (answer.empty()) take_up(plain_);
  compare();
  if (died) return begin_again();
  meddle(fault_.after_deed);
  post();
}

}  // namespace matala::tests
