// SPDX-License-Identifier: Apache-2.0
#include "server/system/file_clock.hpp"

#include "server/system/utc_text.hpp"

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace matala::server {
namespace {

std::optional<scheduler::instant> read_instant(std::filesystem::path const& file) {
  std::ifstream in{file};
  std::string word;
  std::string rest;
  if (!(in >> word) || (in >> rest)) return std::nullopt;
  return parse_utc(word);
}

scheduler::instant first_instant(std::filesystem::path const& file) {
  if (auto const when = read_instant(file)) return *when;
  throw std::runtime_error("the clock file holds no instant such as 2027-03-25T10:00:00Z: " + file.string());
}

}  // namespace

file_clock::file_clock(std::filesystem::path file) : file_(std::move(file)), last_(first_instant(file_)) {}

scheduler::instant file_clock::now() const {
  // Reading under the lock keeps two callers from putting an older reading over a newer one.
  std::lock_guard const lock{mutex_};
  if (auto const when = read_instant(file_)) last_ = *when;
  return last_;
}

}  // namespace matala::server
