// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/errc.hpp"
#include "server/http/errc.hpp"
#include "server/http/response.hpp"
#include "server/routes/call.hpp"

#include <optional>
#include <string_view>

namespace matala::server {

/// Everything that can go wrong, and what the client sees of it: the HTTP status of each refusal.
unsigned status_of(app_errc error);

/// The word of a refusal by the HTTP layer, such as "not-found".
std::string_view type_of(http_errc error);

/// A page in the reader's language that says what is wrong and what to do next.
response problem_page(call const& from, std::string_view type, unsigned status, std::string_view back = {});
response problem_page(call const& from, app_errc error, std::string_view back = {});

/// RFC 9457 `application/problem+json`. `next`: the hour to offer instead.
response problem_json(call const& from, std::string_view type, unsigned status,
                      std::optional<occurrence> const& next = std::nullopt);
response problem_json(call const& from, app_errc error, std::optional<occurrence> const& next = std::nullopt);

/// Whether the request is for the API, whose answers are JSON.
bool wants_json(std::string_view path);

/// The refusal in the form that fits the request.
response refuse(call const& from, app_errc error, std::string_view back = {});
response refuse(call const& from, http_errc error);

}  // namespace matala::server
