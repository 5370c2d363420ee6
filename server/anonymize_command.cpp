// SPDX-License-Identifier: Apache-2.0
#include "server/anonymize_command.hpp"

#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace matala::server {
namespace {

namespace json = boost::json;
using namespace anonymizer;

document document_of(std::string&& text) {
  document out;
  out.push_back({"text", raw_text(std::move(text))});
  return out;
}

json::object to_json(finding const& f) {
  return {{"begin", f.begin},
          {"end", f.end},
          {"category", to_string(f.category)},
          {"action", to_string(f.action)},
          {"confidence", std::round(f.confidence * 1000) / 1000.0},
          {"tier", to_string(f.tier)},
          {"replacement", f.replacement},
          {"reason", to_string(f.reason)}};
}

class line_answerer {
 public:
  line_answerer(pipeline const& masker, anonymize_options const& options) : pipeline_(masker), options_(options) {}

  // Sets `refused_` when the answer is an error.
  json::object answer(std::string_view line) {
    boost::system::error_code malformed;
    json::value parsed = json::parse(line, malformed);
    auto* const request = malformed ? nullptr : parsed.if_object();
    if (request == nullptr) return refuse({}, "not-an-object");
    json::object out;
    if (auto const* id = request->if_contains("id")) out["id"] = *id;
    auto* const text = request->if_contains("text");
    if (text == nullptr || !text->is_string()) return refuse(std::move(out), "no-text");
    auto how = options_.how;
    if (auto const* lang = request->if_contains("lang"); lang != nullptr && !lang->is_null()) {
      auto const known = lang->is_string() ? language_from(lang->get_string()) : std::nullopt;
      if (!known) return refuse(std::move(out), "unknown-language");
      how.lang = *known;
    }
    auto const seen = pipeline_.inspect(document_of(std::string(text->get_string())), how);
    if (!seen) return refuse(std::move(out), to_string(seen.error()));
    out["text"] = seen->masked.front();
    json::array findings;
    for (auto const& f : seen->findings) findings.push_back(to_json(f));
    out["findings"] = std::move(findings);
    return out;
  }

  bool refused() const { return refused_; }

 private:
  json::object refuse(json::object out, std::string_view why) {
    refused_ = true;
    out["error"] = why;
    return out;
  }

  pipeline const& pipeline_;
  anonymize_options const& options_;
  bool refused_ = false;
};

int run_lines(pipeline const& masker, anonymize_options const& options, std::istream& in, std::ostream& out) {
  line_answerer answers(masker, options);
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    out << json::serialize(answers.answer(line)) << '\n';
    wipe(line.data(), line.size());
  }
  out.flush();
  return answers.refused() ? 1 : 0;
}

int run_text(pipeline const& masker, anonymize_options const& options, std::istream& in, std::ostream& out,
             std::ostream& errors) {
  std::string text(std::istreambuf_iterator<char>(in), {});
  auto const seen = masker.inspect(document_of(std::move(text)), options.how);
  if (!seen) {
    errors << "anonymize: " << to_string(seen.error()) << '\n';
    return 1;
  }
  out << seen->masked.front();
  out.flush();
  return 0;
}

}  // namespace

int run_anonymize(pipeline const& masker, anonymize_options const& options, std::istream& in, std::ostream& out,
                  std::ostream& errors) {
  switch (options.format) {
    case anonymize_format::text: return run_text(masker, options, in, out, errors);
    case anonymize_format::jsonl: return run_lines(masker, options, in, out);
  }
  return 1;
}

int run_anonymize(anonymize_options const& options, std::istream& in, std::ostream& out, std::ostream& errors) {
  auto const lexicon = embedded_model();
  voikko_morphology const finnish;
  return run_anonymize(pipeline(lexicon, finnish), options, in, out, errors);
}

}  // namespace matala::server
