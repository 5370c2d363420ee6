// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/word_cache.hpp"

namespace matala::anonymizer {
namespace {

// It stood in the training text as an ordinary word, so the shipped lexicon has it.
constexpr std::uint8_t frequent = 1;

}  // namespace

std::optional<word_info> word_cache::find(std::string_view lower_form) const {
  std::shared_lock const lock(mutex_);
  auto const at = words_.find(std::string(lower_form));
  return at == words_.end() ? std::nullopt : std::optional(at->second);
}

void word_cache::offer(std::string_view lower_form, word_info const& info) {
  if (info.plain < frequent || info.is_name() || info.kind != word_kind::none) return;
  std::unique_lock const lock(mutex_);
  words_.try_emplace(std::string(lower_form), info);
}

}  // namespace matala::anonymizer
