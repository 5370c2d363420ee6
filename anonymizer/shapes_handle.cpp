// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

constexpr auto services =
    R"((?i:snap(?:chat)?\pL*|snäp\pL*|ig|insta(?:gram)?\pL*|discord\pL*|telegram\pL*|tiktok\pL*|kik|steam\pL*|)"
    R"(xbox\pL*|psn|skype\pL*|wilma\pL*|twitter\pL*|x-tili\pL*|youtube\pL*|twitch\pL*|linkedin\pL*|reddit\pL*|)"
    R"(facebook\pL*|fb|tinder\pL*|signal|suomi24\pL*|\pL*profiili\pL*)(?:-\pL+)?)";
constexpr auto names =
    R"((?i:nimimerk\pL*|käyttäjänim\pL*|käyttäjätunnu\pL*|(?:wilma|peli|some|chat|facebook)-?tunnu\pL*|signatur\pL*|användarnam\pL*|username|)"
    R"(user name|nick(?:name|i)?|gamertag))";

// "nimimerkki on keksitty", "profiili: hyvä": small words, not names that somebody goes by.
bool is_small_word(match const& m) {
  constexpr std::array<std::string_view, 28> words = {
      "on",  "oli",   "ja", "ei",  "tai", "joka", "jolla", "jota", "oma", "hänen", "är",  "var", "och",  "inte",
      "som", "eller", "is", "was", "and", "or",   "not",   "that", "the", "ovat",  "kun", "en",  "olen", "sekä"};
  auto const value = lower(m.value());
  return value.size() < 2 || std::ranges::find(words, std::string_view(value)) != words.end();
}

}  // namespace

std::vector<shape> handle_shapes() {
  using enum category;
  std::string const service = services;
  std::string const name = names;
  auto const cued = [](std::string pattern) {
    return shape{handle,  std::move(pattern), edge::open,  edge::word,
                 nullptr, is_small_word,      reason::cue, anchor::service};
  };
  return {
      {handle, R"((?:^|[^\pL\pN@])(@ ?[\pL\pN_][\pL\pN_.-]*[\pL\pN_]))", edge::open, edge::word, nullptr, nullptr,
       reason::shape, anchor::at_sign},
      {handle, R"(u/[A-Za-z0-9_-]{3,})", edge::word, edge::open, nullptr, nullptr, reason::shape, anchor::service},
      {handle, R"((?i:fb|ig|insta|snap|facebook|tiktok)/[\pL\pN_.-]{2,})", edge::word, edge::open, nullptr, nullptr,
       reason::shape, anchor::service},
      {handle, R"([\pL\pN_.]{2,}#\d{4})", edge::word, edge::word},
      cued(R"((?:^|[^\pL]))" + service + R"(\s?[:=]\s?(@?(?:live:)?[\pL\pN_.#-]*[\pL\pN_]))"),
      cued(R"((?:^|[^\pL]))" + name + R"((?:\s?[:=]\s?|\s)(?:on |är |is |oli )?["'”«]?(@?[\pL\pN_.#-]*[\pL\pN_]))"),
      cued(R"((?:^|[^\pL]))" + service + R"((?:\s\pL+){1,2}\s(?:on|är|is)\s([\pL_]+[._\d][\pL\pN_.]*[\pL\pN_]))"),
      cued(R"((?:^|[^\pL])IG\s([\pL\pN_.]+))"),
      cued(R"((?:^|[^\pL]))" + service +
           R"(\s(?:on |är |is )?(?:nimellä|nimi on|namn|som|as|name)\s["'”«]?([\pL\pN_.-]+))"),
      cued(R"((?:^|[^\pL]))" + service +
           R"(\s(?:on |är |is )?["'”«]?((?:live:)?[\pL\pN_.-]*[\pL_][\pL\pN_.-]*[\d_#][\pL\pN_.#-]*|)"
           R"([\pL\pN_]{2,}[._][\pL\pN_]+|\pL+\p{Ll}\p{Lu}\pL*))"),
  };
}

}  // namespace matala::anonymizer
