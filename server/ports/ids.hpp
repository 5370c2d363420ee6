// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace matala::server {

/// A random 128-bit identifier in lower-case base32 (26 characters); `Tag` keeps the kinds apart. Ids carry no order
/// and no time, so that neither rows nor URLs tell when a text was written.
template <class Tag>
struct id {
  std::string value;

  auto operator<=>(id const&) const = default;
};

using person_id = id<struct person_tag>;
using organisation_id = id<struct organisation_tag>;
using site_id = id<struct site_tag>;
using series_id = id<struct series_tag>;
using occurrence_id = id<struct occurrence_tag>;
using booking_id = id<struct booking_tag>;
using case_id = id<struct case_tag>;
using mail_id = id<struct mail_tag>;
using competence_id = id<struct competence_tag>;
using request_id = id<struct request_tag>;
using absence_id = id<struct absence_tag>;

}  // namespace matala::server

template <class Tag>
struct std::hash<matala::server::id<Tag>> {
  std::size_t operator()(matala::server::id<Tag> const& id) const { return std::hash<std::string>{}(id.value); }
};
