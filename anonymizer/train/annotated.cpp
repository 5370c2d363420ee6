// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/annotated.hpp"

#include "anonymizer/unicode.hpp"

#include <fstream>
#include <stdexcept>
#include <string_view>

namespace matala::anonymizer::train {
namespace {

constexpr int sentences_of_a_document = 20;

bool sticks_left(std::string_view word) {
  return word == "," || word == "." || word == ";" || word == ":" || word == "!" || word == "?" || word == ")" ||
         word == "]" || word == "}" || word == "»" || word == "”" || word == "%";
}

bool sticks_right(std::string_view word) {
  return word == "(" || word == "[" || word == "{" || word == "«" || word == "“";
}

tag tag_from(std::string_view label) {
  if (label.size() < 3) return tag::none;
  auto const kind = label.substr(2);
  if (kind == "PER") return tag::person;
  if (kind == "LOC") return tag::place;
  if (kind == "ORG") return tag::organisation;
  // Days have their own finder.
  if (kind == "DATE") return tag::none;
  return tag::other;
}

class builder {
 public:
  void word(std::string const& surface, std::string_view label) {
    if (!glue_ && !sticks_left(surface)) current_.text += ' ';
    std::size_t const begin = current_.text.size();
    current_.text += surface;
    tag const kind = tag_from(label);
    if (kind != tag::none) {
      bool const goes_on = label[0] == 'I' && !current_.names.empty() && inside_ && current_.names.back().kind == kind;
      if (goes_on) {
        current_.names.back().end = current_.text.size();
      } else {
        current_.names.push_back({begin, current_.text.size(), kind});
      }
    }
    inside_ = kind != tag::none;
    glue_ = sticks_right(surface);
  }

  void end_sentence() {
    if (!current_.text.empty() && current_.text.back() != '\n') {
      current_.text += '\n';
      ++sentences_;
    }
    glue_ = true;
    inside_ = false;
    if (!marked_ && sentences_ == sentences_of_a_document) end_document();
  }

  void mark_document() {
    end_sentence();
    end_document();
    marked_ = true;
  }

  std::vector<annotated> take() {
    end_sentence();
    end_document();
    return std::move(out_);
  }

 private:
  void end_document() {
    if (!current_.text.empty()) out_.push_back(std::move(current_));
    current_ = {};
    sentences_ = 0;
  }

  std::vector<annotated> out_;
  annotated current_;
  int sentences_ = 0;
  bool glue_ = true;
  bool inside_ = false;
  bool marked_ = false;
};

template <class Map>
annotated recased(annotated const& text, Map map) {
  annotated out{{}, text.names};
  for (std::size_t at = 0; at < text.text.size();) {
    auto const c = decode(text.text, at);
    std::string mapped;
    append(mapped, map(c.value));
    out.text += mapped.size() == c.size ? mapped : text.text.substr(at, c.size);
    at += c.size;
  }
  return out;
}

}  // namespace

std::vector<annotated> read_tsv(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  builder out;
  for (std::string line; std::getline(in, line);) {
    auto const tab = line.find('\t');
    auto const surface = line.substr(0, tab);
    if (surface.starts_with("-DOCSTART-")) {
      out.mark_document();
    } else if (surface.find_first_not_of(" \r") == std::string::npos) {
      out.end_sentence();
    } else {
      auto label = tab == std::string::npos ? std::string("O") : line.substr(tab + 1);
      while (!label.empty() && (label.back() == '\r' || label.back() == ' ')) label.pop_back();
      out.word(surface, label);
    }
  }
  return out.take();
}

annotated in_lower_case(annotated const& text) {
  return recased(text, to_lower);
}
annotated in_upper_case(annotated const& text) {
  return recased(text, to_upper);
}

}  // namespace matala::anonymizer::train
