// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/urlencoded.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace matala::server {

/// The fields of a submitted form in the order sent. Values are valid UTF-8 with LF line ends, and are overwritten in
/// memory when the form goes. Danger: a view into it must not outlive it.
class form {
 public:
  explicit form(std::vector<form_field> fields) noexcept;

  /// The first field of that name. A box that is not ticked is absent; a text field left empty is "".
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
  /// As `find`, with "" for an absent field.
  [[nodiscard]] std::string_view text(std::string_view name) const noexcept;
  /// Every value of that name: a group of boxes.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const noexcept;
  [[nodiscard]] const std::vector<form_field>& fields() const noexcept { return fields_; }

 private:
  std::vector<form_field> fields_;
};

}  // namespace matala::server
