// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/detect.hpp"
#include "anonymizer/pipeline.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"
#include "tests/evaluate/speed.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// usage: anonymizer_bench FILE
// Cuts a text into summaries of about 4,000 characters and times the anonymizer on each: whole and by stage, beside the
// morphology alone and the patterns alone, which are what it cannot do without. Time of one processor.

using namespace matala;
using namespace matala::anonymizer;
using evaluate::speed;
using evaluate::time_each;

extern "C" {
extern char const matala_model_begin[];
extern char const matala_model_end[];
}

namespace {

void print(std::string_view what, speed const& one, speed const& whole) {
  fmt::print("  {:<42} {:>8.2f} {:>9.2f} {:>9.2f} {:>8.2f}\n", what, one.mb_per_s, one.p50_ms, one.p99_ms,
             one.mb_per_s / whole.mb_per_s);
}

// The stages by themselves; what remains of the whole are spans, document pass and the runs of the verifier.
void run_stages(std::vector<std::string> const& summaries, model const& lexicon, morphology const& finnish,
                speed const& whole) {
  word_cache ordinary_words;
  shape_set const shapes;
  date_finder const dates;
  age_finder const ages;
  detector const detect;
  auto const text_of = [](std::string const& text) { return normalise(text).value(); };
  std::vector<std::string> normal;
  for (auto const& text : summaries) normal.emplace_back(text_of(text).text());
  std::size_t sink = 0;
  auto const normalising = [&](std::string const& text) { sink += text_of(text).text().size(); };
  auto const shaping = [&](std::string const& text) {
    spans found;
    shapes.find(text, 0, found);
    sink += found.size();
  };
  auto const dating = [&](std::string const& text) {
    spans found;
    dates.find(text, 0, {language::fi}, found);
    ages.find(text, 0, {language::fi}, found);
    sink += found.size();
  };
  auto const cutting = [&](std::string const& text) { sink += tokenise(text).size(); };
  auto const looking_up = [&](std::string const& text) {
    word_reader words(lexicon, finnish, &ordinary_words);
    for (auto const& t : tokenise(text)) sink += t.word && words.read(t.stem(text)).is_name() ? 1 : 0;
  };
  auto const analysing = [&](std::string const& text) {
    for (auto const& t : tokenise(text)) sink += t.word ? finnish.analyse(t.stem(text)).size() : 0;
  };
  auto const finding = [&](std::string const& text) {
    document_memory memory(lexicon, finnish, ordinary_words);
    sink += detect.find({text}, {}, memory).value().findings.size();
  };
  auto const tagging = [&](std::string const& text) {
    document_memory memory(lexicon, finnish, ordinary_words);
    auto const field = analyse(0, text_of(text), memory.words);
    sink += memory.names.tag_field(field, memory.contributions).size();
  };
  time_each(summaries, finding);  // fills the cache of ordinary words
  print("normalise", time_each(summaries, normalising), whole);
  print("identifiers with a form (patterns alone)", time_each(normal, shaping), whole);
  print("days, ages and sums", time_each(normal, dating), whole);
  print("tokens", time_each(normal, cutting), whole);
  print("tokens and what is known of them", time_each(normal, looking_up), whole);
  print("normalise, tokens, words and tagger", time_each(summaries, tagging), whole);
  print("one run, without masking and verifier", time_each(summaries, finding), whole);
  print("morphology alone, word by word", time_each(normal, analysing), whole);
  if (sink == 0) fmt::print("nothing was found\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1]);
  auto const summaries = evaluate::summaries_of(std::string(std::istreambuf_iterator<char>(in), {}));
  if (summaries.empty()) return 1;
  double const before_ms = evaluate::processor_ms();
  auto const lexicon = server::embedded_model();
  server::voikko_morphology const finnish;
  pipeline const masker(lexicon, finnish);
  double const start_ms = evaluate::processor_ms() - before_ms;
  auto const whole = [&](std::string const& text) {
    document fields;
    fields.push_back({"situation", raw_text(std::string_view(text))});
    masker.inspect(fields, {}).value();
  };
  auto const cold = time_each(summaries, whole);
  auto const warm = time_each(summaries, whole);
  double total_mb = 0;
  for (auto const& text : summaries) total_mb += static_cast<double>(text.size()) / 1e6;
  double const with_start = total_mb / (start_ms / 1000 + total_mb / cold.mb_per_s);
  fmt::print("{} summaries, {:.2f} MB; model {:.2f} MB; start {:.0f} ms; memory {:.0f} MB\n", summaries.size(),
             total_mb, static_cast<double>(matala_model_end - matala_model_begin) / 1e6, start_ms,
             evaluate::resident_mb());
  fmt::print("  {:<42} {:>8} {:>9} {:>9} {:>8}\n", "", "MB/s", "p50 ms", "p99 ms", "x whole");
  print("whole pipeline with verifier, warm", warm, warm);
  print("the same, first time", cold, warm);
  fmt::print("  {:<42} {:>8.2f}\n", "the same, start included", with_start);
  run_stages(summaries, lexicon, finnish, warm);
  return 0;
}
