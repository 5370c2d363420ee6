// SPDX-License-Identifier: Apache-2.0
#include "server/system/anonymizer_model.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>

extern "C" {
extern char const matala_model_begin[];
extern char const matala_model_end[];
}

namespace matala::server {

anonymizer::model embedded_model() {
  std::string_view const bytes(matala_model_begin, static_cast<std::size_t>(matala_model_end - matala_model_begin));
  auto loaded = anonymizer::model::load(bytes);
  if (!loaded) throw std::logic_error("the embedded anonymizer model is damaged");
  return std::move(*loaded);
}

}  // namespace matala::server
