// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/language.hpp"

#include <kainjow/mustache.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// Sets `name` to the number and `name_one` to whether it is one, as `{{t.key count=name}}` wants.
void set_count(kainjow::mustache::data& view, std::string const& name, long count);

/// Every page and mail in every language, parsed once at start. Immutable: one object serves all threads at once.
///
/// Reads `pages/` and `mail/` (a template's name is its path without `.mustache`: "pages/hours",
/// "mail/invitation.txt"), `partials/` and every `<language>.po` below `i18n/`. Values are escaped for HTML everywhere
/// but in templates whose name ends in ".txt". See compose.hpp for the tags.
class template_set {
 public:
  /// Throws std::runtime_error that names the file when a template cannot be read or parsed, uses an unknown partial or
  /// a text that one of the languages lacks.
  static template_set load(std::filesystem::path const& templates_folder);

  template_set(template_set&&) noexcept;
  template_set& operator=(template_set&&) noexcept;
  ~template_set();

  /// The template with the values of `view`. Strict: a tag whose name is neither in the view nor in an enclosing one,
  /// and an unknown template, throw std::logic_error. Escaping is for text and quoted attributes only: never put a
  /// value into an unquoted attribute, a script or a style.
  std::string render(std::string_view name, language lang, kainjow::mustache::data const& view) const;

  /// A text of the catalogue without any escaping. The text may name values of `view`; one with a plural form goes by
  /// the value `count` (set_count(view, "count", n)). An unknown key throws std::logic_error.
  std::string text(std::string_view msgid, language lang) const;
  std::string text(std::string_view msgid, language lang, kainjow::mustache::data const& view) const;

  /// Whether the catalogue of the language has this key.
  bool has_text(std::string_view msgid, language lang) const;

  /// Names of all templates, in order.
  std::vector<std::string> names() const;
  /// Keys of all texts of a language, in order.
  std::vector<std::string> text_keys(language lang) const;

 private:
  struct parts;
  explicit template_set(std::unique_ptr<parts const> loaded);
  std::unique_ptr<parts const> parts_;
};

}  // namespace matala::server
