// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/model.hpp"

#include "anonymizer/bytes.hpp"

namespace matala::anonymizer {
namespace {

constexpr std::string_view magic = "matala-model-3\n";

}  // namespace

std::string model::to_bytes() const {
  std::string out(magic);
  for (auto const& section : {names_.to_bytes(), tagger_.to_bytes()}) {
    put(out, static_cast<std::uint32_t>(section.size()));
    out += section;
  }
  put(out, fnv(out));
  return out;
}

std::expected<model, errc> model::load(std::string_view bytes) {
  auto const bad = std::unexpected(errc::bad_model);
  if (!bytes.starts_with(magic) || bytes.size() < magic.size() + sizeof(std::uint64_t)) return bad;
  auto tail = bytes.substr(bytes.size() - sizeof(std::uint64_t));
  bytes.remove_suffix(sizeof(std::uint64_t));
  std::uint64_t sum = 0;
  if (!take(tail, sum) || sum != fnv(bytes)) return bad;
  bytes.remove_prefix(magic.size());
  auto const section = [&bytes](auto& part) {
    std::uint32_t size = 0;
    if (!take(bytes, size) || bytes.size() < size || !part.from_bytes(bytes.substr(0, size))) return false;
    bytes.remove_prefix(size);
    return true;
  };
  model out;
  if (!section(out.names_) || !section(out.tagger_) || !bytes.empty()) return bad;
  return out;
}

}  // namespace matala::anonymizer
