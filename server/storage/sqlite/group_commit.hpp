// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/connection.hpp"
#include "server/storage/sqlite/sqlite_unit.hpp"

#include <exception>
#include <functional>
#include <set>
#include <span>

namespace matala::server {

enum class job_verdict { keep, undo };

/// One write transaction of a caller.
struct job {
  std::function<job_verdict(unit_of_work&)> work;
  /// What the caller gets thrown; none: its work is durable, or undone as it wished.
  std::exception_ptr error;
};

/// Runs the jobs in order, each in a savepoint, in one transaction, and sets what each gets thrown. Returns when the
/// commit is on the disk.
///
/// A job that throws or wants to be undone is rolled back alone. When the transaction itself fails, all jobs are rolled
/// back and get store_full, store_busy or what SQLite said. An I/O error ends the process (exit 70): after a failed
/// sync nobody knows what is on the disk, and to try again may pretend that all of it is.
/// Returns the occurrences that the kept jobs changed.
std::set<occurrence_id> commit_together(connection& db, sqlite_unit& unit, std::span<job* const> jobs);

/// Ends the process at once, with exit code 70 and a line on stderr.
[[noreturn]] void stop_process(SQLite::Exception const& error);

}  // namespace matala::server
