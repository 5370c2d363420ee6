// SPDX-License-Identifier: Apache-2.0
#include "server/render/views/case_parts.hpp"

#include <algorithm>
#include <utility>

namespace matala::server {

std::string_view form_name(case_field field) {
  switch (field) {
    case case_field::question: return "question";
    case case_field::situation: return "situation";
    case case_field::tried: return "tried";
    case case_field::aims: return "aims";
  }
  std::unreachable();
}

case_text text_of(stored_case const& value) {
  case_text text{{}, value.age_band, value.lang};
  std::copy_n(value.text.begin(), std::min(value.text.size(), text.parts.size()), text.parts.begin());
  return text;
}

}  // namespace matala::server
