// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"
#include "anonymizer/chain.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/span.hpp"

#include <vector>

namespace matala::anonymizer {

/// What one token was taken for by the detectors of words.
enum class mark : std::uint8_t { none, kept, person, place, organisation };

struct token_mark {
  mark what = mark::none;
  reason why = reason::tagger;
  float confidence = 0;
  organisation_kind kind = organisation_kind::any;
  float ordinary = 0;  ///< how sure the tagger is that it is no name

  /// Takes the claim over when it is the surer one; a kept token stays kept.
  void claim(mark claimed, reason because, float sure) {
    if (what == mark::kept || (what != mark::none && sure <= confidence)) return;
    what = claimed;
    why = because;
    confidence = sure;
  }
};

using token_marks = std::vector<token_mark>;

/// Countries, authorities, medicines and other words of the hand-made lists that identify nobody.
void mark_kept(analysed_field const& field, token_marks& marks);

/// What the tagger read out of the sentence, where it is sure enough; recall before precision.
void mark_tagged(analysed_field const& field, language lang, std::vector<posterior> const& tags, token_marks& marks);

/// Persons by lists, morphology, titles, initials and neighbours.
void mark_persons(analysed_field const& field, token_marks& marks);

/// Names that are not written as names are: "V i r t a n e n", "mattivirtanen", "Tellervo-nimeä", "T:llä".
void mark_odd_names(analysed_field const& field, word_reader& reader, token_marks& marks);

/// Municipalities, districts, villages, and who lives there ("loimaalainen"); and what the morphology reads only as a
/// place.
void mark_places(analysed_field const& field, word_reader const& reader, token_marks& marks);

/// Companies by their form, and named schools, wards, congregations by their kind.
void mark_organisations(analysed_field const& field, token_marks& marks);

/// What stands behind a marked name and belongs to it: "Lahden kaupunki", "Air France -lentoyhtiö".
void mark_tails(analysed_field const& field, token_marks& marks);

/// Runs of equally marked tokens become spans; the findings that are kept among them.
void collect_marks(analysed_field const& field, token_marks const& marks, language lang, spans& out);

/// Appends rare occupations, diagnoses and families and circumstances that single somebody out: with a reason, asked
/// about or replaced by something coarser.
void find_rarities(analysed_field const& field, language lang, spans& out);

/// "Karhu ei halua", "Hope refuses": at the beginning of a sentence a name that is a word as well is somebody, where it
/// does what only people do.
void mark_actors(analysed_field const& field, token_marks& marks);

/// "dr Holmqvist", "pojat Antti ja Ville": what stands in front of a name and says what somebody is stays readable.
void release_titles(analysed_field const& field, token_marks& marks);

/// Appends ages that only their place tells: "Anna, 34, bor ensam", "hon är 34 år".
void find_bare_ages(analysed_field const& field, language lang, spans& out);

}  // namespace matala::anonymizer
