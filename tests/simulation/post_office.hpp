// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/mail_transport.hpp"
#include "tests/simulation/fate.hpp"
#include "tests/simulation/spoken_word.hpp"

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace matala::tests {

/// How the mail server behaves at the moment. `moody`: now and then it puts a mail off, refuses it for good, or hangs
/// up after it took it.
enum class mail_weather { fair, moody, puts_off, silent };

/// A mail server that keeps what it took, and what that tells each address. It survives the deaths of our process.
class post_office final : public server::mail_transport {
 public:
  /// Address and UID.
  using about = std::pair<std::string, std::string>;

  post_office(fate& when, unsigned seed) : fate_(when), random_(seed) {}

  server::send_result send(std::string_view from, std::string_view to, std::string_view message_id,
                           std::string_view message) override;

  void set_weather(mail_weather now) { weather_ = now; }
  mail_weather weather() const { return weather_; }

  /// The last calendar word that each address got on each UID.
  std::map<about, spoken_word> const& last_words() const { return last_; }
  bool took(std::string const& message_id) const { return taken_.contains(message_id); }
  /// Address and UID of mails refused for good: those people do not know, and the facilitator sees it.
  bool refused(about const& what) const { return refused_.contains(what); }
  std::size_t taken() const { return accepted_; }
  std::size_t copies() const { return copies_; }

  /// The first thing that no reader may get: a SEQUENCE that falls, one mail in two texts, the same told twice.
  std::string const& broken() const { return broken_; }

 private:
  void take(std::string_view to, std::string_view message_id, std::string_view message);
  void hear(spoken_word const& word);
  void complain(std::string const& what, spoken_word const& word);

  fate& fate_;
  std::mt19937_64 random_;
  mail_weather weather_ = mail_weather::fair;
  std::map<std::string, std::string, std::less<>> taken_;
  std::map<about, spoken_word> last_;
  std::map<std::string, std::string> told_by_;
  std::set<about> refused_;
  std::size_t accepted_ = 0;
  std::size_t copies_ = 0;
  std::string broken_;
};

}  // namespace matala::tests
