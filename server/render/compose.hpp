// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/catalogue.hpp"

#include <map>
#include <string>
#include <string_view>

namespace matala::server {

/// Whether `&`, `<`, `>` and quotes are escaped: pages and HTML mails, or plain-text mails.
enum class text_format { html, plain };

/// Partials by name, that is by path below templates/partials without `.mustache`.
using partial_map = std::map<std::string, std::string, std::less<>>;

std::string escaped(std::string_view text, text_format format);

/// A catalogue text as mustache source: its words escaped, its tags kept. For a text with a number, `count` is the name
/// of the value that decides the form; the view then also holds `<count>_one`. Throws std::runtime_error naming `key`
/// when a number is missing or too much, or a tag in it is not a plain name.
std::string message_source(std::string_view key, message const& text, std::string_view count, text_format format);

/// Turns the source of a template into plain mustache in one language, once at load, so that rendering parses nothing.
///
/// Replaced are `{{> name}}` by the partial, `{{t.key}}` by the catalogue's text, `{{t.key count=name}}` by the form
/// that the number asks for; comments go. A partial or comment alone on its line takes the line with it. Refused are
/// unescaped tags, changed delimiters, unknown partials, keys without translation: std::runtime_error names `name`.
std::string compose(std::string_view source, std::string const& name, partial_map const& partials,
                    catalogue const& texts, text_format format);

}  // namespace matala::server
