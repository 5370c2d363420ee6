// SPDX-License-Identifier: Apache-2.0
#include "server/system/voikko_morphology.hpp"

#include <array>
#include <libvoikko/voikko.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace matala::server {
namespace {

using anonymizer::word_class;

struct class_name {
  std::string_view voikko;
  word_class kind;
};

constexpr std::array classes = {
    class_name{"etunimi", word_class::first_name},
    class_name{"sukunimi", word_class::last_name},
    class_name{"paikannimi", word_class::place},
    class_name{"nimi", word_class::other_name},
    class_name{"nimisana", word_class::noun},
    class_name{"nimisana_laatusana", word_class::noun},
    class_name{"laatusana", word_class::adjective},
    class_name{"teonsana", word_class::verb},
    class_name{"kieltosana", word_class::function_word},
    class_name{"lukusana", word_class::numeral},
    class_name{"seikkasana", word_class::function_word},
    class_name{"suhdesana", word_class::function_word},
    class_name{"sidesana", word_class::function_word},
    class_name{"asemosana", word_class::function_word},
    class_name{"huudahdussana", word_class::function_word},
    class_name{"lyhenne", word_class::abbreviation},
};

word_class class_of(std::string_view voikko) {
  for (auto const& c : classes) {
    if (c.voikko == voikko) return c.kind;
  }
  return word_class::noun;
}

std::string value_of(voikko_mor_analysis const* analysis, char const* key) {
  char* const text = voikko_mor_analysis_value_cstr(analysis, key);
  if (text == nullptr) return {};
  std::string out(text);
  voikko_free_mor_analysis_value_cstr(text);
  return out;
}

}  // namespace

void voikko_morphology::handle_deleter::operator()(VoikkoHandle* handle) const {
  voikkoTerminate(handle);
}

voikko_morphology::handle voikko_morphology::open() {
  char const* error = nullptr;
  VoikkoHandle* const opened = voikkoInit(&error, "fi", nullptr);
  if (opened == nullptr)
    throw std::runtime_error(std::string("Voikko: ") + (error != nullptr ? error : "no dictionary"));
  return handle(opened);
}

voikko_morphology::voikko_morphology() {
  idle_.push_back(open());
}

voikko_morphology::~voikko_morphology() = default;

voikko_morphology::handle voikko_morphology::borrow() const {
  {
    std::scoped_lock const lock(mutex_);
    if (!idle_.empty()) {
      handle taken = std::move(idle_.back());
      idle_.pop_back();
      return taken;
    }
  }
  return open();
}

void voikko_morphology::give_back(handle borrowed) const {
  std::scoped_lock const lock(mutex_);
  idle_.push_back(std::move(borrowed));
}

std::vector<anonymizer::reading> voikko_morphology::analyse(std::string_view word) const {
  std::vector<anonymizer::reading> out;
  // Voikko's own limit is 255 characters; nothing as long is a word.
  if (word.empty() || word.size() > 100 || word.find('\0') != std::string_view::npos) return out;
  handle voikko = borrow();
  std::string const text(word);
  voikko_mor_analysis** const analyses = voikkoAnalyzeWordCstr(voikko.get(), text.c_str());
  for (voikko_mor_analysis** at = analyses; at != nullptr && *at != nullptr; ++at) {
    out.push_back({value_of(*at, "BASEFORM"), class_of(value_of(*at, "CLASS"))});
  }
  if (analyses != nullptr) voikko_free_mor_analysis(analyses);
  give_back(std::move(voikko));
  return out;
}

}  // namespace matala::server
