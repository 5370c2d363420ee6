// SPDX-License-Identifier: Apache-2.0
#include "server/render/outlook.hpp"
#include "server/render/view_data.hpp"
#include "tests/server/render/sample_pages.hpp"

#include <doctest/doctest.h>

using namespace matala;
using namespace matala::server;

namespace {

template_set const& templates() {
  static auto const loaded = template_set::load(MATALA_SOURCE_DIR "/templates");
  return loaded;
}

bool holds(std::string_view page, std::string_view words) {
  return page.find(words) != page.npos;
}

page_frame frame() {
  return sample_frame(language::fi, nav_item::book, "/hours");
}

}  // namespace

TEST_CASE("what was written comes back as it was: escaped, with every line break") {
  auto view = sample_case_form();
  view.draft.text[1] = "\n</textarea><script>alert(\"1\")</script>\n\nA & B";
  auto const form = render_case_form(templates(), frame(), view);
  // The parser drops the first line break after the tag: ours, not the writer's.
  CHECK(holds(form, ">\n\n&lt;/textarea&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\n\nA &amp; B</textarea>"));
  preview_view preview;
  preview.hour = view.hour;
  preview.draft = view.draft;
  CHECK(holds(render_preview(templates(), frame(), preview),
              "name=\"situation\" value=\"\n&lt;/textarea&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\n\nA "
              "&amp; B\""));
}

TEST_CASE("every soft finding can be released, a hard one and one's own word cannot") {
  auto const page = render_preview(templates(), frame(), sample_refused_preview());
  CHECK(holds(page, "name=\"seen\" value=\"1:0:14\""));
  CHECK(holds(page, "name=\"mask\" value=\"1:0:14\" aria-describedby=\"original-1:0:14\" checked"));
  auto const& findings = sample_preview().findings;
  for (auto const& finding : findings) {
    auto const word =
        "value=\"1:" + std::to_string(finding.found.begin) + ":" + std::to_string(finding.found.end) + "\"";
    CAPTURE(word);
    bool const open = finding.found.tier != anonymizer::tier::direct &&
                      finding.found.category != anonymizer::category::marked_by_user;
    CHECK(holds(page, "name=\"seen\" " + word) == open);
    CHECK(holds(page, "name=\"mask\" " + word) == open);
  }
  auto const released = findings[5].found;
  auto const box = "original-1:" + std::to_string(released.begin) + ":" + std::to_string(released.end) + "\">";
  CHECK(holds(page, "aria-describedby=\"" + box));
}

TEST_CASE("the first button of the preview only updates it: Enter in a box must not book") {
  auto const page = render_preview(templates(), frame(), sample_preview());
  auto const form = page.find("action=\"/hours/h2/preview\"");
  REQUIRE(form != page.npos);
  auto const button = page.find("<button", form);
  CHECK(page.substr(button, page.find('>', button) - button).find("formaction") == std::string::npos);
}

TEST_CASE("a late request stays marked late through all steps") {
  CHECK(holds(render_hours(templates(), frame(), sample_hours()), "href=\"/hours/h1/case?late=1\""));
  CHECK(holds(render_hours(templates(), frame(), sample_hours()), "href=\"/hours/h2/case\""));
  auto const late = "<input type=\"hidden\" name=\"late\" value=\"1\">";
  CHECK(holds(render_case_form(templates(), frame(), sample_refused_case_form()), late));
  CHECK(holds(render_preview(templates(), frame(), sample_refused_preview()), late));
  CHECK_FALSE(holds(render_case_form(templates(), frame(), sample_case_form()), late));
  CHECK_FALSE(holds(render_preview(templates(), frame(), sample_preview()), late));
}

TEST_CASE("an hour that takes no bookings is no link") {
  auto const page = render_hours(templates(), frame(), sample_hours());
  for (auto const* id : {"h4", "h5", "h8"}) {
    CAPTURE(std::string(id));
    CHECK_FALSE(holds(page, std::string("/hours/") + id + "/"));
  }
  CHECK_FALSE(holds(page, "/hours/h3/case\""));
  CHECK_FALSE(holds(page, "/hours/h6/case"));
}

TEST_CASE("R19, R23: a full hour leads to its waitlist, a cancelled one to asking for it") {
  auto const page = render_hours(templates(), frame(), sample_hours());
  CHECK(holds(page, "href=\"/hours/h3/case?wait=1\""));
  CHECK(holds(page, "action=\"/hours/h6/reinstatement-request\""));
  auto const refused = render_preview(templates(), frame(), sample_preview_of_a_full_hour());
  CHECK(holds(refused, "formaction=\"/hours/h2/bookings\""));
  CHECK(holds(refused, "formaction=\"/hours/h3/waitlist\""));
  auto const waiting = render_preview(templates(), frame(), sample_preview_for_the_waitlist());
  CHECK(holds(waiting, "formaction=\"/hours/h2/waitlist\""));
  CHECK(holds(waiting, "<input type=\"hidden\" name=\"wait\" value=\"1\">"));
  CHECK_FALSE(holds(waiting, "formaction=\"/hours/h2/bookings\""));
  auto const freed = render_preview(templates(), frame(), sample_preview_of_a_freed_place());
  CHECK(holds(freed, "formaction=\"/hours/h2/bookings\""));
  CHECK_FALSE(holds(freed, "/waitlist"));
}

TEST_CASE("hidden and removed texts are on nobody's shared page, whatever the caller fills in") {
  auto view = sample_running_session();
  for (auto& item : view.agenda) item.text.parts[1] = "salaisuus " + item.code;
  auto const page = render_session(templates(), frame(), view);
  CHECK(holds(page, "salaisuus K-7F3Q"));
  CHECK(holds(page, "salaisuus K-M2XA"));
  CHECK_FALSE(holds(page, "salaisuus K-92HD"));
  CHECK_FALSE(holds(page, "salaisuus K-QQ11"));
}

TEST_CASE("a meeting link is http(s) or it is no link") {
  auto view = sample_running_session();
  for (auto const& [link, shown] : std::vector<std::pair<std::string, bool>>{{"https://meet.example.org/a", true},
                                                                             {"http://meet.example.org/a", true},
                                                                             {"javascript:alert(1)", false},
                                                                             {"data:text/html,a", false},
                                                                             {"//meet.example.org/a", false},
                                                                             {"", false}}) {
    CAPTURE(link);
    view.meeting_link = link;
    CHECK(holds(render_session(templates(), frame(), view), "target=\"_blank\"") == shown);
  }
}

TEST_CASE("the outlook says what the decision will be, and nothing once it is made") {
  using scheduler::hold_flag;
  using scheduler::occurrence_state;
  struct row {
    outlook_facts facts;
    std::string expected;
  };
  for (auto const& [facts, expected] : std::vector<row>{
           {{occurrence_state::open, hold_flag::released, 0, 1}, "Tarvitaan vielä 1 tapaus. Muuten tunti perutaan X."},
           {{occurrence_state::open, hold_flag::released, 1, 3},
            "Tarvitaan vielä 2 tapausta. Muuten tunti perutaan X."},
           {{occurrence_state::closed, hold_flag::released, 1, 1}, "Tapauksia on riittävästi. Tunti vahvistetaan X."},
           {{occurrence_state::planned, hold_flag::held, 0, 1},
            "Tunti pidetään tapausten määrästä riippumatta. Vahvistus lähtee X."},
           {{occurrence_state::confirmed, hold_flag::released, 0, 1}, ""},
           {{occurrence_state::cancelled, hold_flag::held, 0, 1}, ""}}) {
    CAPTURE(expected);
    CHECK(outlook_line(facts, "X", templates(), language::fi) == expected);
  }
}

TEST_CASE("the language switch is a link for who is signed out and a form for who is signed in") {
  auto out = sample_frame(language::sv);
  out.path = "/sign-in";
  auto const link = "<a href=\"/sign-in?lang=fi\" lang=\"fi\" hreflang=\"fi\">Suomeksi</a>";
  CHECK(holds(render_sign_in(templates(), out, {}), link));
  auto const signed_in = render_hours(templates(), frame(), {});
  CHECK(holds(signed_in, "action=\"/language\""));
  CHECK(holds(signed_in, "<input type=\"hidden\" name=\"next\" value=\"/hours\">"));
  CHECK_FALSE(holds(signed_in, "?lang="));
}

TEST_CASE("numbers and age bands read as in the language") {
  CHECK(number_text(300, language::fi) == "300");
  CHECK(number_text(1000, language::fi) == "1\u00a0000");
  CHECK(number_text(1234567, language::en) == "1,234,567");
  CHECK(age_band_text("", templates(), language::fi).empty());
  CHECK(age_band_text("45-49", templates(), language::fi) == "45–49 vuotta");
  CHECK(age_band_text("70-", templates(), language::sv) == "70 år eller äldre");
}

TEST_CASE("ground rules are headings, paragraphs and items") {
  auto const rules = parse_ground_rules(sample_rules_text);
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].heading.empty());
  CHECK(rules[0].paragraphs == std::vector<std::string>{"Konsultaatiossa puhutaan tilanteesta, ei henkilöstä."});
  CHECK(rules[1].heading == "Ennen tuntia");
  CHECK(rules[1].items == std::vector<std::string>{"Kirjoita ilman nimiä.", "Tarkista peitetty teksti."});
  CHECK(rules[2].paragraphs.size() == 1);
  CHECK(rules[2].items.size() == 1);
  CHECK(parse_ground_rules("").empty());
  CHECK(parse_ground_rules("- a\r\n\r\nb\r\n").front().paragraphs == std::vector<std::string>{"b"});
}
