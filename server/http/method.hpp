// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace matala::server {

/// The methods that the server knows. Every other one is answered 405.
enum class http_method : std::uint8_t { get, head, post, put, patch, delete_ };

[[nodiscard]] std::string_view to_string(http_method method) noexcept;
/// Case-sensitive, as HTTP has it: "get" is not a method.
[[nodiscard]] std::optional<http_method> parse_method(std::string_view name) noexcept;
/// True for GET and HEAD, which must change nothing.
[[nodiscard]] bool is_safe(http_method method) noexcept;

}  // namespace matala::server
