// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <vector>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

constexpr std::string_view story =
    "Matti Virtanen, 47 v, Jyväskylästä (hetu 131052-308T) on jäänyt työttömäksi Metsä-Esimerkki Oy:n Äänekosken "
    "tehtaalta 3.2.2026. "
    "Puoliso soitti numerosta 040 123 4567.";

std::vector<decision> mask_all(std::vector<finding> const& findings) {
  std::vector<decision> out;
  for (auto const& f : findings) {
    if (needs_decision(f)) out.push_back({f.field, f.begin, f.end, verdict::mask});
  }
  return out;
}

template <class T>
concept streamable = requires(std::ostream& out, T const& value) { out << value; };

}  // namespace

static_assert(!std::is_copy_constructible_v<raw_text> && !std::is_copy_assignable_v<raw_text>);
static_assert(!streamable<raw_text>, "a client's text must not slip into a log line");
static_assert(!std::is_default_constructible_v<redacted> &&
                  !std::is_constructible_v<redacted, std::vector<std::string>>,
              "only the pipeline makes redacted text");
static_assert(std::is_copy_constructible_v<redacted>);

TEST_CASE("a case summary loses name, age, place, code, employer, day and phone number") {
  CHECK(masked(story) ==
        "[henkilö A], [ikä 45–49], [suuri kaupunki] (hetu [henkilötunnus]) on jäänyt työttömäksi [työnantaja] "
        "[helmikuu 2026]. "
        "Puoliso soitti numerosta [puhelinnumero].");
}

TEST_CASE("every finding lies in its field, sorted and apart, and carries a replacement unless it is kept") {
  auto const seen = inspect(story);
  std::size_t at = 0;
  for (auto const& f : seen.findings) {
    CHECK(f.begin >= at);
    CHECK(f.begin < f.end);
    CHECK(f.end <= story.size());
    CHECK(f.replacement.empty() == (f.action == action::keep));
    at = f.end;
  }
}

TEST_CASE("with every soft finding decided on, the masked text is handed out") {
  auto const text = document_of({story});
  auto const seen = shipped().inspect(text, on_day()).value();
  auto const out = shipped().redact(text, on_day(), mask_all(seen.findings));
  REQUIRE(out.has_value());
  CHECK(out->fields() == 1);
  CHECK(out->text(0) == seen.masked[0]);
}

TEST_CASE("a missing decision, or one with other offsets, is refused and named") {
  auto const text = document_of({story});
  auto decisions = mask_all(inspect(story).findings);
  auto const whole = decisions;
  decisions.pop_back();
  auto out = shipped().redact(text, on_day(), decisions);
  REQUIRE_FALSE(out.has_value());
  CHECK(out.error().code == errc::decision_missing);
  REQUIRE(out.error().findings.size() == 1);
  CHECK(out.error().findings[0].begin == whole.back().begin);
  decisions.push_back({0, whole.back().begin, whole.back().end - 1, verdict::mask});
  out = shipped().redact(text, on_day(), decisions);
  REQUIRE_FALSE(out.has_value());
  CHECK(out.error().code == errc::decision_missing);
}

TEST_CASE("a hard finding is never released, not even in part or within a wider span") {
  auto const text = document_of({story});
  auto const seen = inspect(story);
  for (auto const& f : seen.findings) {
    if (!is_hard(f)) continue;
    for (auto const& d :
         {decision{0, f.begin, f.end, verdict::release}, decision{0, f.begin + 1, f.begin + 2, verdict::release},
          decision{0, f.begin - 5, f.end, verdict::release}}) {
      auto decisions = mask_all(seen.findings);
      decisions.push_back(d);
      auto const out = shipped().redact(text, on_day(), decisions);
      REQUIRE_FALSE(out.has_value());
      CHECK(out.error().code == errc::hard_finding_released);
    }
  }
}

TEST_CASE("a released finding stays and the verifier accepts it") {
  auto const text = document_of({story});
  auto decisions = mask_all(inspect(story).findings);
  for (auto& d : decisions) d.verdict = verdict::release;
  auto const out = shipped().redact(text, on_day(), decisions);
  REQUIRE(out.has_value());
  CHECK(out->text(0).find("Matti Virtanen, 47 v, Jyväskylästä (hetu [henkilötunnus])") == 0);
}

TEST_CASE("the user masks more than was found") {
  std::string_view const plain = "Asiakas harrastaa kilpailullista saappaanheittoa.";
  auto const begin = plain.find("kilpailullista");
  decision const more{0, begin, plain.size() - 1, verdict::mask};
  auto const out = shipped().redact(document_of({plain}), on_day(), std::vector{more});
  REQUIRE(out.has_value());
  CHECK(out->text(0) == "Asiakas harrastaa [peitetty].");
}

TEST_CASE("a decision that names no piece of the text is refused") {
  auto const text = document_of({"Äiti on täällä."});
  for (auto const& d :
       {decision{1, 0, 1, verdict::mask}, decision{0, 3, 3, verdict::mask}, decision{0, 5, 4, verdict::mask},
        decision{0, 0, 100, verdict::mask}, decision{0, 1, 3, verdict::mask}, decision{0, 0, 1, verdict::release}}) {
    auto const out = shipped().redact(text, on_day(), std::vector{d});
    REQUIRE_FALSE(out.has_value());
    CHECK(out.error().code == errc::decision_out_of_range);
  }
}

TEST_CASE("malformed text is an error, not a text") {
  for (std::string_view const bad : {"\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xFFz", "\x80"}) {
    auto const seen = shipped().inspect(document_of({bad}), on_day());
    REQUIRE_FALSE(seen.has_value());
    CHECK(seen.error() == errc::invalid_utf8);
    CHECK_FALSE(shipped().redact(document_of({"ok", bad}), on_day(), {}).has_value());
  }
}

TEST_CASE("the masked text is masked again to itself") {
  auto const once = masked(story);
  CHECK(masked(once) == once);
  CHECK(shipped().redact(document_of({once}), on_day(), {}).has_value());
}

TEST_CASE("an empty document and empty fields are fine") {
  CHECK(shipped().redact({}, on_day(), {}).has_value());
  CHECK(shipped().redact(document_of({"", ""}), on_day(), {})->fields() == 2);
}

TEST_CASE("more is masked in stored text: every occurrence, inflected, in any letter case") {
  std::vector<std::string> const phrases = {"saappaanheitto"};
  auto const out = shipped().mask_more({"Harrastaa saappaanheittoa. SAAPPAANHEITTO on tärkeää.", "Ei muuta."},
                                       on_day(language::fi), phrases);
  REQUIRE(out.has_value());
  CHECK(out->text(0) == "Harrastaa [peitetty]. [peitetty] on tärkeää.");
  CHECK(out->text(1) == "Ei muuta.");
}

TEST_CASE("masking more accepts what had been released, and refuses a phrase that says nothing") {
  std::vector<std::string> const phrases = {"kalastaa"};
  auto const out = shipped().mask_more({"Matti Virtanen kalastaa."}, on_day(language::fi), phrases);
  REQUIRE(out.has_value());
  CHECK(out->text(0) == "Matti Virtanen [peitetty].");
  std::vector<std::string> const nothing = {" - "};
  auto const refused = shipped().mask_more({"Matti."}, on_day(), nothing);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == errc::decision_out_of_range);
}

TEST_CASE("replacements speak the language of the text") {
  CHECK(masked("Anna Svensson bor i Åbo och har skulder.") == "[person A] bor i [stor stad] och har skulder.");
  CHECK(masked("John Smith lives in Oulu and has debts.") == "[person A] lives in [large city] and has debts.");
  CHECK(masked("Matti Virtanen", language::en) == "[person A]");
}
