// SPDX-License-Identifier: Apache-2.0
#include "server/mail/message_builder.hpp"
#include "tests/server/mail/mail_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

using namespace matala::server;

// The whole of every mail stands in tests/golden/mail. After an intended change of a text run
//     MATALA_UPDATE_GOLDEN=1 tests_server_mail --test-case="*golden*"
// and read what git says has changed.

namespace {

std::filesystem::path const folder = std::filesystem::path(MATALA_SOURCE_DIR) / "tests" / "golden" / "mail";

struct golden {
  std::string name;
  outbox_mail mail;
  hour_at_sending hour;
};

std::vector<golden> variants(language lang) {
  using matala::scheduler::hold_flag;
  using matala::scheduler::occurrence_state;
  auto const named = [&](mail_kind kind, std::string_view variant) {
    return golden{fmt::format("{}_{}.{}.eml", to_string(kind), variant, to_string(lang)), sample_mail(kind, lang),
                  usual_hour(kind)};
  };
  auto held = named(mail_kind::invitation, "held");
  held.hour.hold = hold_flag::held;
  auto later = named(mail_kind::invitation, "to_confirmed_hour");
  later.hour.state = occurrence_state::confirmed;
  auto overtaken = named(mail_kind::hour_cancelled, "overtaken");
  overtaken.hour.state = occurrence_state::confirmed;
  overtaken.hour.uid = hour_at_sending::uid_standing::replaced;
  auto moved_away = named(mail_kind::hour_reinstated, "to_presenter");
  moved_away.mail.method = calendar_method::none;
  auto leads = named(mail_kind::expert_accepted, "leads");
  leads.mail.method = calendar_method::none;
  for (auto const name : {mail_parameter::theme, mail_parameter::window_start, mail_parameter::window_end}) {
    leads.mail.parameters.erase(std::string(name));
  }
  leads.mail.parameters.emplace(mail_parameter::leads, "yes");
  auto sure = named(mail_kind::expert_accepted, "to_confirmed_hour");
  sure.hour.state = occurrence_state::confirmed;
  auto ahead = named(mail_kind::owner_without_lead, "ahead");
  ahead.hour.state = occurrence_state::open;
  auto in_line = named(mail_kind::hour_moved, "in_line");
  in_line.mail.method = calendar_method::none;
  in_line.mail.parameters.insert_or_assign(std::string(mail_parameter::path), "/bookings");
  return {held, later, overtaken, moved_away, leads, sure, ahead, in_line};
}

std::vector<golden> all_golden() {
  std::vector<golden> all;
  for (auto const lang : all_languages) {
    for (auto const kind : all_kinds) {
      all.push_back(
          {fmt::format("{}.{}.eml", to_string(kind), to_string(lang)), sample_mail(kind, lang), usual_hour(kind)});
    }
    for (auto& variant : variants(lang)) all.push_back(std::move(variant));
  }
  return all;
}

std::string read(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every mail in every language is byte for byte the golden one") {
  bool const update = std::getenv("MATALA_UPDATE_GOLDEN") != nullptr;
  std::set<std::string> names;
  for (auto const& [name, mail, hour] : all_golden()) {
    CAPTURE(name);
    names.insert(name);
    auto const bytes = build_message(real_renderer().compose(mail, hour, decision));
    if (update) std::ofstream(folder / name, std::ios::binary) << bytes;
    CHECK(read(folder / name) == bytes);
  }
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    auto const name = entry.path().filename().string();
    CAPTURE(name);
    if (name.ends_with(".eml")) CHECK(names.contains(name));
  }
}
