// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/document.hpp"
#include "anonymizer/finding.hpp"
#include "anonymizer/options.hpp"
#include "server/http/form.hpp"
#include "server/render/views/case_form.hpp"
#include "server/render/views/preview.hpp"
#include "server/routes/call.hpp"

#include <vector>

namespace matala::server {

/// What the presenter has typed so far. Danger: raw text; it goes into the answer and the anonymizer, nowhere else.
case_draft read_draft(form const& fields, language otherwise);

/// Required parts and lengths (R40, R41).
std::vector<case_form_error> check_draft(case_draft const& draft);

/// All parts as the one document that the anonymizer reads.
anonymizer::document document_of(case_draft const& draft);

anonymizer::options options_for(call const& from, language lang);

/// "field:begin:end", as the boxes of step 3 carry it.
std::string key_of(anonymizer::finding const& found);

/// The presenter's decisions as the form carries them: every `seen` finding is masked when its box is ticked and
/// released when it is not; every place of a word to mask is masked.
struct form_decisions {
  std::vector<anonymizer::decision> decisions;
  /// Words that stand nowhere in the text.
  std::vector<std::string> words_not_found;
  /// Where the words stand.
  std::vector<anonymizer::finding> marked;
};

form_decisions read_decisions(form const& fields, case_draft const& draft);

/// What step 3 shows: the findings of now with the choices made so far, and the words marked by hand.
std::vector<previewed_finding> with_choices(std::vector<anonymizer::finding> const& findings,
                                            form_decisions const& made);

}  // namespace matala::server
