// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/model.hpp"

#include "anonymizer/bytes.hpp"

namespace matala::anonymizer {
namespace {

constexpr std::string_view magic = "matala-model-1\n";

}  // namespace

std::string model::to_bytes() const {
  std::string out(magic);
  std::string const names = names_.to_bytes();
  put(out, static_cast<std::uint32_t>(names.size()));
  out += names;
  put(out, fnv(out));
  return out;
}

std::expected<model, errc> model::load(std::string_view bytes) {
  auto const bad = std::unexpected(errc::bad_model);
  if (!bytes.starts_with(magic) || bytes.size() < magic.size() + 8) return bad;
  auto tail = bytes.substr(bytes.size() - 8);
  std::uint64_t sum = 0;
  if (!take(tail, sum) || sum != fnv(bytes.substr(0, bytes.size() - 8))) return bad;
  bytes = bytes.substr(magic.size(), bytes.size() - magic.size() - 8);
  model out;
  std::uint32_t size = 0;
  if (!take(bytes, size) || bytes.size() != size || !out.names_.from_bytes(bytes)) return bad;
  return out;
}

}  // namespace matala::anonymizer
