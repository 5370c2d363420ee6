// SPDX-License-Identifier: Apache-2.0
#include "server/house.hpp"

namespace matala::server {

house_rules house_rules_of(settings const& config) {
  house_rules rules;
  rules.calendar = config.calendar;
  rules.ground_rules_version = config.ground_rules_version;
  rules.sender_address = config.mail_sender;
  rules.mail_host = config.mail_sender.substr(config.mail_sender.find('@') + 1);
  return rules;
}

}  // namespace matala::server
