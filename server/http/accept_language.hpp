// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace matala::server {

/// Chooses from a closed list of primary language tags ("fi", "sv", "en"). A range matches an offer when it is "*" or
/// its first subtag is the offer; the highest q wins, the earlier offer wins a tie, q=0 rules out.
/// Returns an element of `offered`, its first one when nothing matches. Danger: `offered` must not be empty (checked).
[[nodiscard]] std::string_view preferred_language(std::string_view accept_language,
                                                  std::span<const std::string_view> offered);

}  // namespace matala::server
