// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/hour_move.hpp"

namespace matala::server {
namespace {

/// "Varattuja tapauksia: ennen 1, nyt 2" for everything that is another than it was.
class differences {
 public:
  differences(template_set const& templates, scheduler::zone_rules const& zone, language lang)
      : templates_(templates), zone_(zone), lang_(lang) {}

  void compare(std::string_view label, scheduler::instant was, scheduler::instant now) {
    if (was != now) add(label, moment_text(was, zone_, lang_), moment_text(now, zone_, lang_));
  }

  void compare(std::string_view label, int was, int now) {
    if (was != now) add(label, number_text(was, lang_), number_text(now, lang_));
  }

  /// An edit that nothing of the page shows is one too.
  view_data take() {
    if (lines_.list_value().empty()) add_line(templates_.text("hour_move.changed.other", lang_));
    return std::move(lines_);
  }

 private:
  void add(std::string_view label, std::string was, std::string now) {
    view_data values;
    values.set("what", templates_.text(label, lang_));
    values.set("was", std::move(was));
    values.set("now", std::move(now));
    add_line(templates_.text("hour_move.changed.line", lang_, values));
  }

  void add_line(std::string text) {
    view_data entry;
    entry.set("line", std::move(text));
    lines_.push_back(entry);
  }

  template_set const& templates_;
  scheduler::zone_rules const& zone_;
  language lang_;
  view_data lines_ = list_of_values();
};

view_data changed_lines(hour_move_view const& view, template_set const& templates, language lang) {
  differences found(templates, *view.when.zone, lang);
  if (view.before) {
    auto const& was = *view.before;
    auto const& now = view.facts;
    found.compare("hour_move.from", was.start, now.start);
    found.compare("facilitate_hour.cutoff", was.cutoff, now.cutoff);
    found.compare("facilitate_hour.decide", was.decide, now.decide);
    found.compare("hour_move.changed.cases", was.cases, now.cases);
    found.compare("hour_move.changed.waiting", was.waiting, now.waiting);
    found.compare("hour_move.changed.told", was.told, now.told);
  }
  return found.take();
}

}  // namespace

std::string render_hour_move(template_set const& templates, page_frame const& frame, hour_move_view const& view) {
  page_content content{"hour_move", templates.text("hour_move.title", frame.lang), {}};
  auto& page = content.view;
  auto const& facts = view.facts;
  auto const& zone = *view.when.zone;
  page.set("hour", view.id.value);
  page.set("site", view.site);
  set_when(page, view.when, frame.lang);
  page.set("to", hour_text(view.to.start, view.to.end, zone, frame.lang));
  page.set("to_machine", machine_time(view.to.start));
  page.set("cutoff", moment_text(facts.cutoff, zone, frame.lang));
  page.set("decide", moment_text(facts.decide, zone, frame.lang));
  page.set("has_cases", facts.cases > 0);
  set_count(page, "cases", facts.cases);
  page.set("has_waiting", facts.waiting > 0);
  set_count(page, "waiting", facts.waiting);
  page.set("tells", facts.told > 0);
  set_count(page, "told", facts.told);
  page.set("ends_question", view.ends_question);
  page.set("move_day", view.move_day);
  page.set("move_start", view.move_start);
  page.set("seen", view.seen);
  page.set("changed_meanwhile", view.changed_meanwhile);
  page.set("changed", view.changed_meanwhile ? changed_lines(view, templates, frame.lang) : list_of_values());
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
