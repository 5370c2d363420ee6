// SPDX-License-Identifier: Apache-2.0
#include "server/render/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

namespace matala::server {
namespace {

struct po_entry {
  std::optional<std::string> key;
  std::optional<std::string> plural_key;
  std::optional<std::string> one;
  std::optional<std::string> other;
};

class po_reader {
 public:
  po_reader(std::string_view text, std::string const& file) : text_(text), file_(file) {}

  std::map<std::string, message, std::less<>> read() {
    while (!text_.empty()) {
      ++line_number_;
      auto const end = std::min(text_.find('\n'), text_.size());
      line(text_.substr(0, end));
      text_.remove_prefix(std::min(end + 1, text_.size()));
    }
    finish_entry();
    return std::move(messages_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", file_, line_number_, what));
  }

  void line(std::string_view content) {
    while (!content.empty() && (content.back() == '\r' || content.back() == ' ')) content.remove_suffix(1);
    if (content.empty()) return finish_entry();
    if (content.front() == '#') {
      if (content.starts_with("#,") && content.find("fuzzy") != content.npos) fail("a fuzzy translation");
      return;
    }
    if (content.front() == '"') return continue_string(content);
    auto const space = content.find(' ');
    if (space == content.npos) fail("neither a keyword with a string nor a string");
    begin_string(content.substr(0, space), content.substr(space + 1));
  }

  void begin_string(std::string_view keyword, std::string_view quoted) {
    // An entry may follow the one before it without a blank line.
    if (keyword == "msgid" && entry_.one) finish_entry();
    auto& target = slot(keyword);
    if (target) fail(fmt::format("a second {}", keyword));
    target = unquote(quoted);
    current_ = &target;
  }

  std::optional<std::string>& slot(std::string_view keyword) {
    if (keyword == "msgid") return entry_.key;
    if (keyword == "msgid_plural") return entry_.plural_key;
    if (keyword == "msgstr" || keyword == "msgstr[0]") return entry_.one;
    if (keyword == "msgstr[1]") return entry_.other;
    fail(fmt::format("unknown keyword {}", keyword));
  }

  void continue_string(std::string_view quoted) {
    if (current_ == nullptr) fail("a string that continues nothing");
    current_->value() += unquote(quoted);
  }

  std::string unquote(std::string_view quoted) const {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') fail("a string without its quotes");
    quoted = quoted.substr(1, quoted.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '"') fail("a quote inside a string");
      if (quoted[i] != '\\') {
        plain += quoted[i];
        continue;
      }
      if (++i == quoted.size()) fail("a string that ends in a backslash");
      plain += unescaped(quoted[i]);
    }
    return plain;
  }

  char unescaped(char letter) const {
    if (letter == 'n') return '\n';
    if (letter == 't') return '\t';
    if (letter == '"' || letter == '\\') return letter;
    fail(fmt::format("unknown escape \\{}", letter));
  }

  void finish_entry() {
    auto const entry = std::exchange(entry_, {});
    current_ = nullptr;
    if (!entry.key && !entry.one) return;
    if (!entry.key || !entry.one) fail("an entry without its msgid or msgstr");
    if (entry.key->empty()) return;  // the header
    if (entry.plural_key.has_value() != entry.other.has_value()) fail("msgid_plural and msgstr[1] go together");
    if (entry.one->empty() || (entry.other && entry.other->empty())) {
      fail(fmt::format("no translation of {}", *entry.key));
    }
    if (!messages_.emplace(*entry.key, message{*entry.one, entry.other}).second) {
      fail(fmt::format("{} a second time", *entry.key));
    }
  }

  std::string_view text_;
  std::string const& file_;
  int line_number_ = 0;
  po_entry entry_;
  std::optional<std::string>* current_ = nullptr;
  std::map<std::string, message, std::less<>> messages_;
};

}  // namespace

void catalogue::add(std::string_view po, std::string const& file) {
  for (auto& [key, value] : po_reader(po, file).read()) {
    if (!messages_.emplace(key, std::move(value)).second) {
      throw std::runtime_error(fmt::format("{}: {} is there already in another file", file, key));
    }
  }
}

void catalogue::add_folder(std::filesystem::path const& folder, std::string_view language) {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == fmt::format("{}.po", language)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (auto const& file : files) add(read_file(file), file.string());
}

message const* catalogue::find(std::string_view key) const {
  auto const found = messages_.find(key);
  return found == messages_.end() ? nullptr : &found->second;
}

std::string read_file(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad()) throw std::runtime_error(fmt::format("cannot read {}", file.string()));
  return content;
}

}  // namespace matala::server
