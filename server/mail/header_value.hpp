// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace matala::server {

/// The checks below stand before every header line, SMTP command and calendar property. They return the value as it
/// came or throw mail_error naming `field`; nothing is repaired, because a value that needs repair was forged.

/// Valid UTF-8 without control characters (C0, DEL, C1, U+2028, U+2029), so no line end can begin another header.
/// 1 .. 200 bytes.
std::string_view checked_text(std::string_view value, std::string_view field);

/// One address `local@domain` of printable ASCII, at most 254 bytes, without anything that has a meaning in a header or
/// an SMTP command (space, quotes, brackets, comma, colon, semicolon, backslash).
///
/// Limits: quoted local parts and international addresses (RFC 6531) are refused.
std::string_view checked_address(std::string_view value, std::string_view field);

/// A Message-ID without its angle brackets, at most 200 bytes: the same characters as an address.
std::string_view checked_message_id(std::string_view value, std::string_view field);

/// An http(s) URL of printable ASCII without spaces, quotes or angle brackets, at most 2,000 bytes.
std::string_view checked_url(std::string_view value, std::string_view field);

}  // namespace matala::server
