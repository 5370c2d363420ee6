// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/options.hpp"
#include "anonymizer/pipeline.hpp"

#include <istream>
#include <ostream>

namespace matala::server {

enum class anonymize_format {
  text,   ///< the whole input is one text; the masked text comes out
  jsonl,  ///< each line is an object {"id", "text", "lang"?} and is answered, in order, by one line
};

struct anonymize_options {
  anonymize_format format = anonymize_format::text;
  anonymizer::options how;
};

/// `matala anonymize` without its argument parsing. Returns the exit status: 0, or 1 when an input was refused (a line
/// that is no such object, invalid UTF-8). Of `jsonl` a refused line is answered by {"id"?, "error"} and the run goes
/// on; of `text` nothing but a word on `errors` comes out. No error shows a piece of the input.
int run_anonymize(anonymizer::pipeline const& pipeline, anonymize_options const& options, std::istream& in,
                  std::ostream& out, std::ostream& errors);

/// The same with the built-in model and Voikko; throws what their constructors throw.
int run_anonymize(anonymize_options const& options, std::istream& in, std::ostream& out, std::ostream& errors);

}  // namespace matala::server
