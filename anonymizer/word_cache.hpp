// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/word.hpp"

#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matala::anonymizer {

/// What was looked up about ordinary words, for all documents to come: most words of any text are among them. It takes
/// only words that the shipped lexicon holds as ordinary ones and as no name, so nothing of a client can stay
/// in it, and its size is bounded by the lexicon. Safe to use from several threads.
class word_cache {
 public:
  std::optional<word_info> find(std::string_view lower_form) const;
  /// Ignores words that may not stay.
  void offer(std::string_view lower_form, word_info const& info);

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, word_info> words_;
};

}  // namespace matala::anonymizer
