// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/preview.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// A piece of a previewed field: as written, replaced, or found and left to be seen by the presenter's choice.
enum class segment_kind { plain, masked, released };

struct preview_segment {
  segment_kind kind = segment_kind::plain;
  std::string text;
};

/// The field cut at its findings, which are those of `findings` with this `field`; in order, none empty. Throws
/// std::logic_error for findings that overlap, are out of order or reach beyond the text: they are not of this text.
std::vector<preview_segment> segments_of(std::string_view text, std::size_t field,
                                         std::span<previewed_finding const> findings);

/// What stands for a masked finding: its replacement, or "[…]" for one without.
std::string shown_replacement(anonymizer::finding const& found);

/// "field:begin:end", as the form names a finding.
std::string finding_word(anonymizer::finding const& found);

}  // namespace matala::server
