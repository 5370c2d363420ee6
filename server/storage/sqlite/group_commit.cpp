// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/group_commit.hpp"

#include "server/storage/sqlite/query.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <sqlite3.h>
#include <stdexcept>
#include <unistd.h>

namespace matala::server {

namespace {

void stop_on_io_error(SQLite::Exception const& error) {
  if (error.getErrorCode() == SQLITE_IOERR) stop_process(error);
}

/// What the callers of a failed transaction get.
std::exception_ptr as_seen_by_callers(SQLite::Exception const& error) {
  switch (error.getErrorCode()) {
    case SQLITE_FULL: return std::make_exception_ptr(store_full{});
    case SQLITE_BUSY: return std::make_exception_ptr(store_busy{});
    default: return std::make_exception_ptr(error);
  }
}

/// Throws what the job met when that took the whole transaction with it, not only the job's savepoint.
job_verdict run(connection& db, sqlite_unit& unit, job& one) {
  try {
    job_verdict const verdict = one.work(unit);
    if (db.in_transaction()) return verdict;
    one.error = std::make_exception_ptr(std::runtime_error("a job lost the transaction and went on"));
  } catch (SQLite::Exception const& error) {
    stop_on_io_error(error);
    one.error = as_seen_by_callers(error);
  } catch (...) {
    one.error = std::current_exception();
  }
  if (!db.in_transaction()) std::rethrow_exception(one.error);
  return job_verdict::undo;
}

void commit(connection& db) {
  try {
    execute(db, "COMMIT");
  } catch (SQLite::Exception const& error) {
    int const code = error.getErrorCode();
    if (code != SQLITE_FULL && code != SQLITE_BUSY && code != SQLITE_CONSTRAINT) stop_process(error);
    throw;
  }
}

std::set<occurrence_id> run_all(connection& db, sqlite_unit& unit, std::span<job* const> jobs) {
  std::set<occurrence_id> changed;
  execute(db, "BEGIN IMMEDIATE");
  for (job* one : jobs) {
    execute(db, "SAVEPOINT job");
    if (run(db, unit, *one) == job_verdict::undo) {
      execute(db, "ROLLBACK TO job");
      unit.take_changed();
    } else {
      changed.merge(unit.take_changed());
    }
    execute(db, "RELEASE job");
  }
  commit(db);
  return changed;
}

void undo_all(connection& db, sqlite_unit& unit, std::span<job* const> jobs, std::exception_ptr const& error) {
  unit.take_changed();
  try {
    db.roll_back_if_open();
  } catch (SQLite::Exception const& failure) {
    stop_process(failure);
  }
  // Also to those that failed by themselves: what they saw of the others' work never was.
  for (job* one : jobs) one->error = error;
}

}  // namespace

void stop_process(SQLite::Exception const& error) {
  fmt::print(stderr, "matala: the database cannot be written, SQLite error {}; stopping\n",
             error.getExtendedErrorCode());
  ::_exit(70);
}

std::set<occurrence_id> commit_together(connection& db, sqlite_unit& unit, std::span<job* const> jobs) {
  std::exception_ptr error;
  try {
    return run_all(db, unit, jobs);
  } catch (SQLite::Exception const& failure) {
    stop_on_io_error(failure);
    error = as_seen_by_callers(failure);
  } catch (...) {
    error = std::current_exception();
  }
  undo_all(db, unit, jobs, error);
  return {};
}

}  // namespace matala::server
