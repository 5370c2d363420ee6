// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/compose.hpp"

#include <kainjow/mustache.hpp>

#include <memory>
#include <string>

namespace matala::server {

/// One composed template, ready to render. Rendering is const and safe on any number of threads: kainjow's renderer
/// writes to itself only for partials, lambdas and changed delimiters, and compose() and the strict look-up leave none.
class parsed_template {
 public:
  /// `source` comes from compose() or message_source(). Throws std::runtime_error naming `name` when it does not parse.
  parsed_template(std::string name, std::string const& source, text_format format);

  /// Throws std::logic_error for a tag without a value.
  std::string render(kainjow::mustache::data const& view) const;

 private:
  std::string name_;
  std::unique_ptr<kainjow::mustache::mustache> parsed_;
};

}  // namespace matala::server
