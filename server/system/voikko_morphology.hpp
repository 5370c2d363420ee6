// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/morphology.hpp"

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

struct VoikkoHandle;

namespace matala::server {

/// libvoikko with its Finnish dictionary (Debian: libvoikko1, voikko-fi) behind the anonymizer's port. A Voikko handle
/// serves one thread at a time, so each call borrows one from a pool that grows to the number of callers at once.
class voikko_morphology final : public anonymizer::morphology {
 public:
  /// Throws std::runtime_error when the dictionary is not installed.
  voikko_morphology();
  ~voikko_morphology() override;

  std::vector<anonymizer::reading> analyse(std::string_view word) const override;

 private:
  struct handle_deleter {
    void operator()(VoikkoHandle* handle) const;
  };
  using handle = std::unique_ptr<VoikkoHandle, handle_deleter>;
  static handle open();
  handle borrow() const;
  void give_back(handle borrowed) const;
  mutable std::mutex mutex_;
  mutable std::vector<handle> idle_;
};

}  // namespace matala::server
