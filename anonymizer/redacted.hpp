// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matala::anonymizer {

/// Masked text that the verifier has accepted. Only the pipeline makes one; storage takes nothing else, so that raw
/// text is never stored is a fact of the types. Copyable; the copies are as harmless as the original.
class redacted {
 public:
  std::size_t fields() const { return fields_.size(); }
  /// Valid as long as this object.
  std::string_view text(std::size_t field) const { return fields_.at(field); }

 private:
  friend class pipeline;
  explicit redacted(std::vector<std::string> fields) : fields_(std::move(fields)) {}
  std::vector<std::string> fields_;
};

}  // namespace matala::anonymizer
