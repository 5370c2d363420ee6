// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_audit.hpp"

#include "server/storage/sqlite/query.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>

namespace matala::server {

namespace {

struct audit_row {
  long number = 0;
  long at_s = 0;
  std::optional<std::string> actor;
  std::string role;
  std::string channel;
  std::string action;
  std::string object;
  std::string hash;
};

audit_row read_row(query& row) {
  return {.number = row.get<long>(),
          .at_s = row.get<long>(),
          .actor = row.get<std::optional<std::string>>(),
          .role = row.get<std::string>(),
          .channel = row.get<std::string>(),
          .action = row.get<std::string>(),
          .object = row.get<std::string>(),
          .hash = row.get<std::string>()};
}

/// SHA-256 in lower-case hex of the hash before and of all fields but the hash. Each field carries its length, so that
/// no two rows read the same; no actor differs from an empty one.
std::string hash_of(std::string_view before, audit_row const& row) {
  auto const field = [](std::string_view text) { return fmt::format("{}:{}", text.size(), text); };
  std::string const text =
      fmt::format("{}{} {} {}{}{}{}{}", field(before), row.number, row.at_s, row.actor ? field(*row.actor) : "-",
                  field(row.role), field(row.channel), field(row.action), field(row.object));
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest.data());
  std::string hex;
  for (unsigned char const byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace

void sqlite_audit::append(audit_event const& event) {
  auto const last = first_row(db_, read_row,
                              "SELECT number, at_s, actor, role, channel, action, object, hash FROM audit_event"
                              " ORDER BY number DESC LIMIT 1");
  audit_row row{.number = last ? last->number + 1 : 1,
                .at_s = static_cast<long>(event.at.time_since_epoch().count()),
                .actor = {},
                .role = std::string(event.role),
                .channel = std::string(word_of(event.channel)),
                .action = std::string(word_of(event.action)),
                .object = event.object,
                .hash = {}};
  if (event.actor) row.actor = event.actor->value;
  row.hash = hash_of(last ? last->hash : std::string{}, row);
  execute(db_,
          "INSERT INTO audit_event (number, at_s, actor, role, channel, action, object, hash)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          row.number, row.at_s, row.actor, row.role, row.channel, row.action, row.object, row.hash);
}

int sqlite_audit::count(audit_action action, std::string_view object) const {
  return single<int>(db_, "SELECT count(*) FROM audit_event WHERE object = ? AND action = ?", object, action);
}

std::optional<long> sqlite_audit::first_broken() const {
  query rows(db_, "SELECT number, at_s, actor, role, channel, action, object, hash FROM audit_event ORDER BY number");
  std::string before;
  for (long expected = 1; rows.next(); ++expected) {
    audit_row row = read_row(rows);
    if (row.number != expected || row.hash != hash_of(before, row)) return expected;
    before = std::move(row.hash);
  }
  return std::nullopt;
}

}  // namespace matala::server
