// SPDX-License-Identifier: Apache-2.0
#include "server/render/template_set.hpp"

#include "server/render/catalogue.hpp"
#include "server/render/compose.hpp"
#include "server/render/parsed_template.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <stdexcept>

namespace matala::server {
namespace {

constexpr std::array languages = {language::fi, language::sv, language::en};
constexpr std::string_view suffix = ".mustache";

using parsed_map = std::map<std::string, parsed_template, std::less<>>;

/// Sources of all templates below root/folder, by path below `root` without the suffix.
void read_sources(std::filesystem::path const& folder, std::filesystem::path const& root, partial_map& sources) {
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    auto name = entry.path().lexically_relative(root).generic_string();
    if (!name.ends_with(suffix)) continue;
    name.resize(name.size() - suffix.size());
    sources.emplace(std::move(name), read_file(entry.path()));
  }
}

text_format format_of(std::string_view name) {
  return name.ends_with(".txt") ? text_format::plain : text_format::html;
}

}  // namespace

struct template_set::parts {
  struct one_language {
    catalogue texts;
    parsed_map templates;
    parsed_map messages;
  };

  std::map<language, one_language> by_language;

  one_language const& of(language lang) const { return by_language.at(lang); }
};

void set_count(kainjow::mustache::data& view, std::string const& name, long count) {
  view.set(name, std::to_string(count));
  view.set(name + "_one", count == 1);
}

template_set template_set::load(std::filesystem::path const& templates_folder) {
  partial_map partials;
  partial_map sources;
  read_sources(templates_folder / "partials", templates_folder / "partials", partials);
  read_sources(templates_folder / "pages", templates_folder, sources);
  read_sources(templates_folder / "mail", templates_folder, sources);

  auto loaded = std::make_unique<parts>();
  for (auto const lang : languages) {
    auto& target = loaded->by_language[lang];
    target.texts.add_folder(templates_folder / "i18n", to_string(lang));
    for (auto const& [name, source] : sources) {
      auto const label = fmt::format("{} ({})", name, to_string(lang));
      auto const format = format_of(name);
      target.templates.try_emplace(name, label, compose(source, label, partials, target.texts, format), format);
    }
    for (auto const& [key, text] : target.texts.all()) {
      auto const source = message_source(key, text, text.plural ? "count" : "", text_format::plain);
      target.messages.try_emplace(key, fmt::format("text {} ({})", key, to_string(lang)), source, text_format::plain);
    }
  }
  return template_set(std::move(loaded));
}

template_set::template_set(std::unique_ptr<parts const> loaded) : parts_(std::move(loaded)) {}
template_set::template_set(template_set&&) noexcept = default;
template_set& template_set::operator=(template_set&&) noexcept = default;
template_set::~template_set() = default;

std::string template_set::render(std::string_view name, language lang, kainjow::mustache::data const& view) const {
  auto const& templates = parts_->of(lang).templates;
  auto const found = templates.find(name);
  if (found == templates.end()) throw std::logic_error(fmt::format("no template {}", name));
  return found->second.render(view);
}

std::string template_set::text(std::string_view msgid, language lang) const {
  return text(msgid, lang, kainjow::mustache::data());
}

std::string template_set::text(std::string_view msgid, language lang, kainjow::mustache::data const& view) const {
  auto const& messages = parts_->of(lang).messages;
  auto const found = messages.find(msgid);
  if (found == messages.end()) throw std::logic_error(fmt::format("no text {} ({})", msgid, to_string(lang)));
  return found->second.render(view);
}

bool template_set::has_text(std::string_view msgid, language lang) const {
  return parts_->of(lang).texts.find(msgid) != nullptr;
}

std::vector<std::string> template_set::names() const {
  std::vector<std::string> names;
  for (auto const& [name, parsed] : parts_->of(language::fi).templates) names.push_back(name);
  return names;
}

std::vector<std::string> template_set::text_keys(language lang) const {
  std::vector<std::string> keys;
  for (auto const& [key, text] : parts_->of(lang).texts.all()) keys.push_back(key);
  return keys;
}

}  // namespace matala::server
