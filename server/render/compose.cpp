// SPDX-License-Identifier: Apache-2.0
#include "server/render/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace matala::server {
namespace {

constexpr int max_depth = 8;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// One language, one template; appends to out_ while it walks the source and the partials in it.
class composer {
 public:
  composer(std::string const& name, partial_map const& partials, catalogue const& texts, text_format format)
      : name_(name), partials_(partials), texts_(texts), format_(format) {}

  std::string run(std::string_view source) {
    walk(source, 0);
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const { throw std::runtime_error(fmt::format("{}: {}", name_, what)); }

  void walk(std::string_view source, int depth) {
    if (depth > max_depth) fail("partials too deep, or one in itself");
    while (true) {
      auto const begin = source.find("{{");
      if (begin == source.npos) break;
      auto const end = source.find("}}", begin);
      if (end == source.npos) fail("a tag without its end");
      out_ += source.substr(0, begin);
      auto const tag = source.substr(begin + 2, end - begin - 2);
      source.remove_prefix(end + 2);
      replace(tag, source, depth);
    }
    out_ += source;
  }

  void replace(std::string_view tag, std::string_view& rest, int depth) {
    if (tag.empty() || tag.starts_with('{') || tag.starts_with('&') || tag.starts_with('=')) {
      fail(fmt::format("the tag {{{{{}}}}} is not allowed", tag));
    }
    if (tag.starts_with('!')) return drop_line_end(rest);
    if (tag.starts_with('>')) {
      drop_line_end(rest);
      auto const partial = partials_.find(trimmed(tag.substr(1)));
      if (partial == partials_.end()) fail(fmt::format("no partial {}", trimmed(tag.substr(1))));
      return walk(partial->second, depth + 1);
    }
    if (tag.starts_with("t.")) return translate(tag.substr(2));
    out_ += fmt::format("{{{{{}}}}}", tag);
  }

  void drop_line_end(std::string_view& rest) {
    auto const line = out_.rfind('\n') + 1;  // npos + 1 == 0
    if (std::string_view(out_).substr(line).find_first_not_of(' ') != std::string_view::npos) return;
    if (!rest.starts_with('\n')) return;
    out_.erase(line);
    rest.remove_prefix(1);
  }

  void translate(std::string_view tag) {
    auto const space = std::min(tag.find(' '), tag.size());
    auto const key = tag.substr(0, space);
    auto count = trimmed(tag.substr(space));
    if (!count.empty() && !count.starts_with("count=")) fail(fmt::format("what is {} in {{{{t.{}}}}}?", count, tag));
    if (!count.empty()) count.remove_prefix(6);
    auto const* text = texts_.find(key);
    if (text == nullptr) fail(fmt::format("no text {}", key));
    try {
      out_ += message_source(key, *text, count, format_);
    } catch (std::runtime_error const& error) {
      fail(error.what());
    }
  }

  std::string const& name_;
  partial_map const& partials_;
  catalogue const& texts_;
  text_format format_;
  std::string out_;
};

std::string words_escaped(std::string_view key, std::string_view text, text_format format) {
  std::string out;
  while (true) {
    auto const begin = text.find("{{");
    out += escaped(text.substr(0, begin), format);
    if (begin == text.npos) return out;
    auto const end = text.find("}}", begin);
    if (end == text.npos || !is_plain_name(text.substr(begin + 2, end - begin - 2))) {
      throw std::runtime_error(fmt::format("the text {} holds a tag that is not a plain name", key));
    }
    out += text.substr(begin, end + 2 - begin);
    text.remove_prefix(end + 2);
  }
}

}  // namespace

std::string escaped(std::string_view text, text_format format) {
  if (format == text_format::plain) return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char const c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string message_source(std::string_view key, message const& text, std::string_view count, text_format format) {
  if (text.plural && count.empty()) throw std::runtime_error(fmt::format("the text {} needs a count=", key));
  if (!text.plural && !count.empty()) throw std::runtime_error(fmt::format("the text {} has no plural", key));
  if (count.empty()) return words_escaped(key, text.text, format);
  return fmt::format("{{{{#{0}_one}}}}{1}{{{{/{0}_one}}}}{{{{^{0}_one}}}}{2}{{{{/{0}_one}}}}", count,
                     words_escaped(key, text.text, format), words_escaped(key, *text.plural, format));
}

std::string compose(std::string_view source, std::string const& name, partial_map const& partials,
                    catalogue const& texts, text_format format) {
  return composer(name, partials, texts, format).run(source);
}

}  // namespace matala::server
