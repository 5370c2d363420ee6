// SPDX-License-Identifier: Apache-2.0
#include "server/organisations.hpp"

#include "server/app/secrets.hpp"

#include <algorithm>

namespace matala::server {

std::vector<login_domain> settle_organisations(store& data, random_source& random,
                                               std::vector<organisation_setting> const& organisations) {
  if (organisations.empty()) return {};
  return data.transact([&](unit_of_work& unit) {
    std::vector<login_domain> domains;
    auto const known = unit.people().organisations();
    for (auto const& wanted : organisations) {
      auto const found = std::ranges::find(known, wanted.name, &organisation::name);
      organisation const of =
          found != known.end() ? *found : organisation{.id = new_id<organisation_id>(random), .name = wanted.name};
      if (found == known.end()) unit.people().save(of);
      for (auto const& domain : wanted.domains) domains.push_back({.domain = domain, .organisation = of.id});
    }
    return domains;
  });
}

}  // namespace matala::server
