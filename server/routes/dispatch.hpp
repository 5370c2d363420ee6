// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/router.hpp"
#include "server/routes/table.hpp"

#include <vector>

namespace matala::server {

/// Takes a request to its handler: route, who asks, same origin, access, then the handler. The only way to a handler,
/// so no route can be reached past the checks of its row. Any thread; `with` must outlive it.
class dispatcher {
 public:
  explicit dispatcher(services const& with);

  response operator()(request& in) const;

  /// The most bytes a body may have, from the table; for the HTTP layer, before anything is read.
  std::size_t body_limit(http_method method, std::string_view path) const;

 private:
  response handle(call& current, route const& row) const;

  services const& with_;
  std::vector<route> rows_;
  router router_;
};

}  // namespace matala::server
