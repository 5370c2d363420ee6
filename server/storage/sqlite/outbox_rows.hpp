// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/outbox.hpp"
#include "server/storage/sqlite/query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// A query for read_mail; `where` follows FROM outbox.
std::string select_mails(std::string_view where);
/// All but the parameters.
outbox_mail read_mail(query& row);
/// The same mails with their parameters.
std::vector<outbox_mail> with_parameters(connection& db, std::vector<outbox_mail> mails);

/// Writes the row and its parameters. False, and nothing written, when its dedupe exists.
bool insert_mail(connection& db, outbox_mail const& mail);

}  // namespace matala::server
