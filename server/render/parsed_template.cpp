// SPDX-License-Identifier: Apache-2.0
#include "server/render/parsed_template.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace matala::server {
namespace {

/// Where mustache itself renders an unknown name as nothing, this says what is missing.
class strict_context : public kainjow::mustache::context<std::string> {
 public:
  strict_context(kainjow::mustache::data const& view, std::string const& name)
      : kainjow::mustache::context<std::string>(&view), name_(name) {}

  kainjow::mustache::data const* get(std::string const& key) const override {
    auto const* value = kainjow::mustache::context<std::string>::get(key);
    if (value == nullptr) throw std::logic_error(fmt::format("{}: no value {}", name_, key));
    if (value->is_lambda() || value->is_lambda2() || value->is_partial() || value->is_invalid()) {
      throw std::logic_error(fmt::format("{}: {} is not a value", name_, key));
    }
    return value;
  }

 private:
  std::string const& name_;
};

struct appender {
  std::string out;

  appender& operator<<(std::string const& piece) {
    out += piece;
    return *this;
  }
};

}  // namespace

parsed_template::parsed_template(std::string name, std::string const& source, text_format format)
    : name_(std::move(name)), parsed_(std::make_unique<kainjow::mustache::mustache>(source)) {
  if (!parsed_->is_valid()) throw std::runtime_error(fmt::format("{}: {}", name_, parsed_->error_message()));
  parsed_->set_custom_escape([format](std::string const& value) { return escaped(value, format); });
}

std::string parsed_template::render(kainjow::mustache::data const& view) const {
  strict_context context(view, name_);
  appender page;
  parsed_->render(context, page);
  return std::move(page.out);
}

}  // namespace matala::server
