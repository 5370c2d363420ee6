// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/post_office.hpp"

#include <fmt/format.h>

namespace matala::tests {

using server::send_outcome;
using server::send_result;

send_result post_office::send(std::string_view, std::string_view to, std::string_view message_id,
                              std::string_view message) {
  if (weather_ == mail_weather::silent) return {send_outcome::later, 0};
  if (weather_ == mail_weather::puts_off) return {send_outcome::later, 421};
  auto const dice = weather_ == mail_weather::moody ? random_() % 40 : 39;
  if (dice < 4) return {send_outcome::later, 451};
  if (dice == 4) {
    auto const word = read_mail(message);
    refused_.insert({std::string{to}, word.uid});
    return {send_outcome::refused, 550};
  }
  take(to, message_id, message);
  fate_.pass(moment::after_acceptance);
  if (dice < 9) return {send_outcome::later, 0};
  return {send_outcome::accepted, 250};
}

void post_office::take(std::string_view to, std::string_view message_id, std::string_view message) {
  ++accepted_;
  auto const word = read_mail(message);
  if (word.to != to) complain("a mail names somebody else", word);
  if (word.message_id != fmt::format("<{}>", message_id)) complain("a mail has another Message-ID", word);
  auto const said = fmt::format("{} {} {} {}", word.to, word.method, word.uid, word.sequence);
  auto const [known, is_new] = taken_.emplace(message_id, said);
  if (!is_new) {
    ++copies_;
    if (known->second != said) complain("a copy says something else", word);
  }
  hear(word);
}

void post_office::hear(spoken_word const& word) {
  if (word.method.empty()) return;
  // A calendar word is the same thing when a reader could not tell the two mails apart.
  auto const thing =
      fmt::format("{}|{}|{}|{}|{}|{}", word.to, word.method, word.uid, word.sequence, word.subject, word.text);
  auto const [first, is_new] = told_by_.emplace(thing, word.message_id);
  if (!is_new && first->second != word.message_id) complain("somebody is told the same twice", word);
  auto const at = last_.find({word.to, word.uid});
  if (at == last_.end()) {
    last_.emplace(about{word.to, word.uid}, word);
    return;
  }
  auto const& before = at->second;
  bool const turns = before.method != word.method;
  if (word.sequence < before.sequence) complain("SEQUENCE falls", word);
  if (turns && word.sequence == before.sequence) complain("SEQUENCE does not rise", word);
  at->second = word;
}

void post_office::complain(std::string const& what, spoken_word const& word) {
  if (!broken_.empty()) return;
  broken_ = fmt::format("{}: {} {} SEQUENCE {} to {}, \"{}\"", what, word.method, word.uid, word.sequence, word.to,
                        word.subject);
}

}  // namespace matala::tests
