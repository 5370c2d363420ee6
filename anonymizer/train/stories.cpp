// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/stories.hpp"

#include "anonymizer/train/decline.hpp"
#include "anonymizer/train/lists.hpp"
#include "anonymizer/unicode.hpp"

#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>

namespace matala::anonymizer::train {
namespace {

struct name_lists {
  std::vector<std::string> first;
  std::vector<std::string> last;
  std::vector<std::string> place;
};

class teller {
 public:
  teller(std::vector<std::string> sentences, name_lists const& names, bool finnish, unsigned seed)
      : sentences_(std::move(sentences)), names_(names), finnish_(finnish), dice_(seed) {}

  annotated tell() {
    annotated out;
    std::size_t const length = 4 + dice_() % 8;
    first_ = draw(names_.first);
    last_ = draw(names_.last);
    for (std::size_t i = 0; i < length; ++i) {
      // A case has one or two persons, who come again.
      if (dice_() % 4 == 0) {
        first_ = draw(names_.first);
        last_ = draw(names_.last);
      }
      fill(sentences_[dice_() % sentences_.size()], out);
      out.text += dice_() % 3 == 0 ? '\n' : ' ';
    }
    return out;
  }

 private:
  std::string const& draw(std::vector<std::string> const& list) { return list[dice_() % list.size()]; }

  void fill(std::string const& sentence, annotated& out) {
    for (std::size_t at = 0; at < sentence.size();) {
      if (sentence[at] != '{') {
        out.text += sentence[at++];
        continue;
      }
      auto const close = closing_of(sentence, at);
      slot(sentence.substr(at + 1, close - at - 1), out);
      at = close + 1;
    }
  }

  static std::size_t closing_of(std::string const& sentence, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < sentence.size(); ++at) {
      if (sentence[at] == '{') ++depth;
      if (sentence[at] == '}' && --depth == 0) return at;
    }
    throw std::runtime_error("story: " + sentence);
  }

  static tag tag_of(std::string const& kind) {
    if (kind == "place") return tag::place;
    return kind == "org" || kind == "school" ? tag::organisation : tag::person;
  }

  // "{org=Palvelutalo {otherlast}}": one name, whatever it is made of.
  void composed(std::string const& kind, std::string const& inside, annotated& out) {
    if (kind != "person" && kind != "place" && kind != "org") throw std::runtime_error("unknown span " + kind);
    auto const begin = out.text.size();
    auto names = std::move(out.names);
    fill(inside, out);
    out.names = std::move(names);
    out.names.push_back({begin, out.text.size(), tag_of(kind)});
  }

  void slot(std::string const& what, annotated& out) {
    if (auto const is = what.find_first_of("=:"); is != std::string::npos && what[is] == '=') {
      composed(what.substr(0, is), what.substr(is + 1), out);
      return;
    }
    auto const colon = what.find(':');
    auto const kind = what.substr(0, colon);
    auto const form = colon == std::string::npos ? std::string("nom") : what.substr(colon + 1);
    if (kind == "number") {
      out.text += std::to_string(2 + dice_() % 90);
      return;
    }
    auto const begin = out.text.size();
    out.text += words(kind, form);
    out.names.push_back({begin, out.text.size(), tag_of(kind)});
  }

  std::string in_case(std::string const& name, std::string const& form) {
    if (finnish_) return decline(name, form);
    return form == "gen" ? name + (name.ends_with("s") ? "" : "s") : form == "'s" ? name + "'s" : name;
  }

  std::string words(std::string const& kind, std::string const& form) {
    if (kind == "first") return in_case(first_, form);
    if (kind == "last") return in_case(last_, form);
    if (kind == "full") return first_ + " " + in_case(last_, form);
    if (kind == "turned") return in_case(last_, "gen") + " " + in_case(first_, form);
    if (kind == "initial") return first_.substr(0, decode(first_, 0).size) + ". " + in_case(last_, form);
    if (kind == "other") return in_case(draw(names_.first), form);
    if (kind == "otherlast") return in_case(draw(names_.last), form);
    if (kind == "place") return in_case(draw(names_.place), form);
    if (kind == "org") return organisation(form);
    if (kind == "school") return in_case(draw(names_.place), "gen") + " " + form;
    throw std::runtime_error("unknown slot " + kind);
  }

  std::string organisation(std::string const& form) {
    constexpr char const* forms[] = {" Oy", " Ky", " Oyj", " Ab", " ry"};
    std::string const tail = finnish_ && form != "nom" ? (form == "gen" ? ":n" : form == "ela" ? ":stä" : ":ssä") : "";
    return draw(names_.last) + "-" + draw(names_.place) + forms[dice_() % 5] + tail;
  }

  std::vector<std::string> sentences_;
  name_lists const& names_;
  bool finnish_;
  std::mt19937 dice_;
  std::string first_;
  std::string last_;
};

std::vector<std::string> cells_of(std::filesystem::path const& file, std::size_t column, std::size_t most) {
  std::vector<std::string> out;
  for (auto const& cells : read_table(file, ';')) {
    if (cells.size() > column && out.size() < most) out.push_back(cells[column]);
  }
  out.erase(out.begin());  // the heading
  return out;
}

void add_own_names(std::filesystem::path const& file, name_lists& out) {
  for (auto const& words : read_table(file, ' ')) {
    auto& list = words[0] == "f" ? out.first : out.last;
    list.insert(list.end(), words.begin() + 1, words.end());
  }
}

std::vector<std::string> sentences_of(std::filesystem::path const& file) {
  std::vector<std::string> out;
  for (auto const& cells : read_table(file, '\n')) out.push_back(cells[0]);
  return out;
}

}  // namespace

std::vector<annotated> tell_stories(std::filesystem::path const& data, std::filesystem::path const& own) {
  constexpr std::size_t most_names = 12000;
  name_lists names{cells_of(data / "names/first_names_fi.csv", 0, most_names),
                   cells_of(data / "names/surnames_fi.csv", 0, most_names),
                   cells_of(data / "names/municipalities_fi_sv_2021.csv", 1, most_names)};
  name_lists swedish = names;
  swedish.place = cells_of(data / "names/municipalities_fi_sv_2021.csv", 2, most_names);
  for (int i = 0; i < 6; ++i) {
    add_own_names(own / "lists/names.txt", names);
    add_own_names(own / "lists/names.txt", swedish);
  }
  std::vector<annotated> out;
  auto const tell = [&](char const* file, name_lists const& list, bool finnish, unsigned seed, int stories) {
    teller one(sentences_of(own / "stories" / file), list, finnish, seed);
    for (int i = 0; i < stories; ++i) out.push_back(one.tell());
  };
  tell("fi.txt", names, true, 1, 350);
  tell("fi_written.txt", names, true, 4, 500);
  tell("fi_hasty.txt", names, true, 5, 500);
  tell("fi_notes.txt", names, true, 8, 110);
  tell("sv.txt", swedish, false, 2, 250);
  tell("sv_written.txt", swedish, false, 6, 450);
  tell("sv_notes.txt", swedish, false, 9, 60);
  tell("en.txt", names, false, 3, 300);
  tell("en_written.txt", names, false, 7, 550);
  tell("en_notes.txt", names, false, 10, 50);
  return out;
}

}  // namespace matala::anonymizer::train
