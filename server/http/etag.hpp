// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace matala::server {

/// A strong entity tag of an opaque text without quotes: `make_etag("r7")` is `"r7"` with its quotes.
[[nodiscard]] std::string make_etag(std::string_view opaque);

/// If-Match: true when `field` is "*" or lists exactly this strong tag. A weak tag never matches.
[[nodiscard]] bool if_match(std::string_view field, std::string_view etag) noexcept;

/// If-None-Match: true when `field` is "*" or lists the tag, weak or strong; then a GET answers 304.
[[nodiscard]] bool if_none_match(std::string_view field, std::string_view etag) noexcept;

}  // namespace matala::server
