// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/tagger.hpp"

#include <cstdint>
#include <vector>

namespace matala::anonymizer::train {

/// One text as the tagger will see it.
struct sequence {
  std::vector<std::vector<std::uint32_t>> features;  ///< hashes, per token
  std::vector<tag> gold;
  float weight = 1;  ///< how much it counts
};

struct crf_settings {
  int epochs = 10;
  float rate = 0.03F;
  float decay = 2e-3F;       ///< L2, per occurrence of a feature
  float dropped = 0.3F;      ///< share of a token's features that a step leaves out: no word is learnt by heart
  std::uint32_t rarest = 5;  ///< features of fewer occurrences are not learnt
  float smallest = 0.045F;   ///< features whose every weight is smaller are not shipped
};

/// Learns a linear-chain conditional random field by AdaGrad in a fixed order: the same input gives the same weights.
tagger learn(std::vector<sequence> const& sequences, crf_settings const& how);

}  // namespace matala::anonymizer::train
