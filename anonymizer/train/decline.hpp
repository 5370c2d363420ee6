// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace matala::anonymizer::train {

/// A Finnish name in a case: nom gen par ine ela ill ade abl all ess. Right for most names; the few wrong forms are
/// such as learners and hurried people write.
std::string decline(std::string_view name, std::string_view grammatical_case);

}  // namespace matala::anonymizer::train
