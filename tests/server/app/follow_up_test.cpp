// SPDX-License-Identifier: Apache-2.0
#include "server/app/follow_up.hpp"

#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

std::string code_of(world const& w, booking const& held) {
  return w.read([&](unit_of_work const& unit) { return unit.cases().find(held.subject)->code; });
}

auto follow(world& w, std::string const& who, std::string const& code) {
  booking_request const request{
      .occurrence = w.hour(second_hour).id,
      .subject = {.text = some_text("Miten jatketaan?"), .lang = language::fi, .age_band = ""},
      .follow_up_code = code,
      .shows_presenter = true};
  return w.by(who, [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
}

class earlier_case : public world {
 public:
  earlier_case() {
    live_until(first_cutoff() - 1h);
    own = book("presenter_fi", first_hour);
  }
  booking own;
};

}  // namespace

TEST_CASE("R25: a case goes on with an earlier one for its presenter and the facilitator, however the code is typed") {
  earlier_case w;
  auto const code = code_of(w, w.own);
  auto lower = code;
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  for (auto const& typed : {code, lower, " " + code + " "}) {
    CAPTURE(typed);
    earlier_case fresh;
    auto const made = follow(fresh, "presenter_fi", typed);
    REQUIRE(made.has_value());
    CHECK(fresh.find(made->id).follow_up_of == fresh.own.subject);
    CHECK(fresh.find(made->id).shows_presenter);
  }
  CHECK(follow(w, "facilitator", code)->follow_up_of == w.own.subject);
  auto const none = follow(w, "presenter_sv", " ");
  CHECK_FALSE(none->follow_up_of.has_value());
}

TEST_CASE("R25: somebody else's case and one that does not exist are refused alike, and nothing is stored") {
  earlier_case w;
  auto const before = traces_of(w, second_hour);
  CHECK(refusal(follow(w, "presenter_sv", code_of(w, w.own))) == app_errc::unknown_case);
  CHECK(refusal(follow(w, "core_fi", code_of(w, w.own))) == app_errc::unknown_case);
  CHECK(refusal(follow(w, "presenter_sv", "K-0000")) == app_errc::unknown_case);
  CHECK(traces_of(w, second_hour) == before);
}
