// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace matala::server {

/// Creates the directory for its owner alone (0700), and what leads to it, unless it exists. Throws std::system_error.
void make_private_directory(std::filesystem::path const& directory);

/// Opens a file, creating it for its owner alone (0600) and making its name durable. Follows no symbolic link. The
/// caller closes the descriptor. Throws std::system_error.
int open_private_file(std::filesystem::path const& file);

}  // namespace matala::server
