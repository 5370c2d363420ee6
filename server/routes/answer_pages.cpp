// SPDX-License-Identifier: Apache-2.0
#include "server/app/secrets.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/request_cards.hpp"

namespace matala::server {
namespace {

std::string path_of(call const& from) {
  return "/answers/" + std::string{from.in.parameter("token")};
}

std::optional<expert_request> request_of_link(call const& from, unit_of_work const& unit) {
  return unit.experts().find_by_token(hash_of(from.in.parameter("token")));
}

// The page speaks the language of the one who is asked, unless another was chosen.
void speak_to(call& from, unit_of_work const& unit, expert_request const& request) {
  if (from.who || from.in.query_value("lang")) return;
  if (auto const who = unit.people().find(request.person)) from.lang = who->lang;
}

unsigned status_of_page(answer_standing standing) {
  return standing == answer_standing::open ? 200 : 410;
}

struct refused_reply {
  reply const& what;
  form const& fields;
};

response answer_page(call& from, request_id const& id, std::optional<refused_reply> refused = std::nullopt) {
  auto view = from.with.data.read([&](unit_of_work const& unit) {
    auto const request = unit.experts().find(id).value_or(expert_request{});
    speak_to(from, unit, request);
    answer_view shown;
    shown.card = card_of(from, unit, request, path_of(from));
    shown.standing = standing_of(unit, request, from.now);
    return shown;
  });
  if (refused) keep_typed(view.card, refused->what, refused->fields);
  return response::html(render_answer(from.with.templates, frame_of(from, nav_item::none, path_of(from)), view),
                        refused ? 422 : status_of_page(view.standing));
}

}  // namespace

response show_answer(call& from) {
  auto const request = from.with.data.read([&](unit_of_work const& unit) { return request_of_link(from, unit); });
  if (!request) return refuse(from, app_errc::not_found, "/");
  return answer_page(from, request->id);
}

response post_link_answer(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const request = from.with.data.read([&](unit_of_work const& unit) { return request_of_link(from, unit); });
  if (!request) return refuse(from, app_errc::not_found, "/");
  auto const when =
      from.with.data.read([&](unit_of_work const& unit) { return card_of(from, unit, *request, "").when; });
  auto const what = reply_in(*fields, when);
  // Whoever holds the link speaks for the one it was sent to, whoever else is signed in.
  auto ctx = from.acting("expert");
  ctx.actor = request->person;
  auto const done =
      from.with.data.transact([&](unit_of_work& unit) { return answer_request(unit, ctx, request->id, what); });
  if (done) return response::see_other(path_of(from) + "?done=answer-recorded");
  if (done.error() == app_errc::invalid_input) return answer_page(from, request->id, refused_reply{what, *fields});
  return answer_page(from, request->id);
}

}  // namespace matala::server
