// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/template_set.hpp"

#include <string>
#include <string_view>

namespace matala::server {

struct problem_texts {
  std::string title;
  std::string explanation;
  /// What to do now.
  std::string advice;
};

/// The texts of a problem type; without ones of its own those of its status, else those for anything unexpected.
problem_texts problem_texts_of(std::string_view type, unsigned status, template_set const& templates, language lang);

}  // namespace matala::server
