// SPDX-License-Identifier: Apache-2.0
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
  return sample_frame(language::fi, nav_item::series, "/series/s1");
}

}  // namespace

TEST_CASE("a refused setting says which date and why, on its field") {
  auto const page = render_series_form(templates(), frame(), sample_refused_series_form());
  CHECK(holds(page, "id=\"cutoff_time-error\">Tunnista ti 12.1.2027 päätettäisiin vasta lukituksen jälkeen."));
  CHECK(holds(page, "<a href=\"#cutoff_time\">Varausaika päättyy kello: Tunnista ti 12.1.2027"));
  CHECK(holds(page, "id=\"meeting_link\" name=\"meeting_link\" value=\"https://meet.example.org/tunti-1\""));
}

TEST_CASE("faults of what is being typed stand beside the dates and do not call the page wrong") {
  auto const page = render_series_form(templates(), frame(), sample_new_series_form());
  CHECK(holds(page, "Kesto minuutteina: Anna luku väliltä 15–480."));
  CHECK_FALSE(holds(page, "id=\"errors\""));
  CHECK_FALSE(holds(page, "aria-invalid"));
}

TEST_CASE("a form that came too late shows what is saved and what was typed, and keeps the latter") {
  auto const page = render_series_form(templates(), frame(), sample_stale_series_form());
  CHECK(holds(page, "<strong>Toistuu</strong>: tallennettuna joka toinen viikko, sinulla joka viikko"));
  CHECK(holds(page, "<strong>Nimi tai teema</strong>: tallennettuna tyhjä, sinulla Työkyvyn tuki"));
  CHECK(holds(page, "<option value=\"w1\" selected>"));
  CHECK_FALSE(holds(page, "<strong>Kesto"));
}

TEST_CASE("a date that is not held says why, the others when booking closes") {
  auto const page = render_series_form(templates(), frame(), sample_series_form());
  CHECK(holds(page, "ti 26.1.2027 klo 9–10</time></strong>\n<span>Ei pidetä: tauko</span>"));
  CHECK(holds(page, "<span>Varausaika päättyy ma 11.1.2027 klo 12</span>"));
}

TEST_CASE("the words of a plan name each hour, and the confirmation carries everything that was sent, escaped") {
  auto const page = render_series_change(templates(), frame(), sample_series_change());
  CHECK(holds(page, "ti 12.1.2027 klo 9–10 → ti 19.1.2027 klo 9–10"));
  CHECK(holds(page, "2 varausta"));
  CHECK(holds(page, "6 ihmistä saa kukin yhden koosteviestin"));
  CHECK(holds(page, "name=\"name\" value=\"A &amp; B\""));
  CHECK(holds(page, "name=\"plan\" value=\"hash\""));
  auto const silent = render_series_change(templates(), frame(), sample_silent_series_change());
  CHECK(holds(silent, "Kenellekään ei lähetetä viestiä."));
}

TEST_CASE("the words of a plan say when booking closes now, and that the facilitators are told") {
  auto view = sample_silent_series_change();
  view.tells_facilitators = true;
  view.groups = {{"adjusted", {{sample_hour(), sample_hour(), 0, sample_hour().start - std::chrono::hours{24}}}}};
  auto const page = render_series_change(templates(), frame(), view);
  CHECK(holds(page, "ti 12.1.2027 klo 9–10: varausaika päättyy ma 11.1.2027 klo 9"));
  CHECK(holds(page, "Tunnin fasilitaattorit saavat viestin"));
  CHECK_FALSE(holds(page, "Kenellekään ei lähetetä viestiä."));
}

TEST_CASE("from the words of changed settings one goes back into the form, with everything that was typed") {
  auto const settings = render_series_change(templates(), frame(), sample_series_change());
  CHECK(holds(settings, "formaction=\"/series/preview\" name=\"series\" value=\"s1\""));
  auto const dates = render_series_change(templates(), frame(), sample_silent_series_change());
  CHECK(holds(dates, "href=\"/series/s1/dates\""));
}

TEST_CASE("R7: the words of a move say from when to when, the new deadlines, what moves along and who is told") {
  auto const page = render_hour_move(templates(), frame(), sample_hour_move());
  CHECK(holds(page, "Tuntia ei ole vielä siirretty."));
  CHECK(holds(page, ">ti 12.1.2027 klo 9–10</time>"));
  CHECK(holds(page, ">ti 19.1.2027 klo 9–10</time>"));
  CHECK(holds(page, "<dt>Varausaika päättyy</dt><dd>ma 18.1.2027 klo 12</dd>"));
  CHECK(holds(page, "<dt>Tunnin pitämisestä päätetään</dt><dd>ma 18.1.2027 klo 13</dd>"));
  CHECK(holds(page, "Tunnille on varattu 2 tapausta."));
  CHECK(holds(page, "Jonossa on 1 tapaus."));
  CHECK(holds(page, "8 ihmistä saa kukin viestin uudesta ajasta."));
  CHECK(holds(page, "Tunnilla odottava sarjan muutos ei enää koske tätä tuntia."));
  CHECK(holds(page, "name=\"seen\" value=\"4.1799823600.1\""));
  CHECK_FALSE(holds(page, "sillä välin"));
  CHECK(holds(page, "formaction=\"/hours/h1/move\" name=\"edit\""));
}

TEST_CASE("R7: a move that came too late says what is another than it was, and nothing else") {
  auto const page = render_hour_move(templates(), frame(), sample_stale_hour_move());
  CHECK(holds(page, "Tuntia ei siirretty."));
  CHECK(holds(page, "<li>Nykyinen aika: ennen ti 12.1.2027 klo 8, nyt ti 12.1.2027 klo 9</li>"));
  CHECK(holds(page, "<li>Varattuja tapauksia: ennen 1, nyt 2</li>"));
  CHECK(holds(page, "<li>Viestin saajia: ennen 7, nyt 8</li>"));
  CHECK_FALSE(holds(page, "<li>Varausaika päättyy"));
  CHECK_FALSE(holds(page, "<li>Tapauksia jonossa"));
  CHECK_FALSE(holds(page, "Tunnin muut tiedot"));
  auto const silent = render_hour_move(templates(), frame(), sample_silent_hour_move());
  CHECK(holds(silent, "<li>Tunnin muut tiedot</li>"));
  CHECK(holds(silent, "Tunnille ei ole varattu tapauksia."));
  CHECK(holds(silent, "Kenellekään ei lähetetä viestiä."));
  CHECK_FALSE(holds(silent, "Jonossa"));
}

TEST_CASE("a refused change of dates says why even where no field of the page is wrong") {
  auto view = sample_series_dates();
  view.faults = {{"cutoff_time", "decide-not-before-lock", std::chrono::January / 12 / 2027}};
  CHECK(holds(render_series_dates(templates(), frame(), view), "<a href=\"#content\">Tunnista ti 12.1.2027"));
}

TEST_CASE("statistics say hours to the nearest half, and few for what is masked") {
  auto const page = render_series_statistics(templates(), frame(), sample_series_statistics());
  CHECK(holds(page, ">21,5</td>"));
  CHECK(holds(page, ">21</td>"));
  CHECK(holds(page, ">alle 5</td>"));
}
