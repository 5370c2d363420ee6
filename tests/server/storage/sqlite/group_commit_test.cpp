// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/group_commit.hpp"

#include "server/storage/sqlite/migrations.hpp"
#include "server/storage/sqlite/query.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace matala::server;

namespace {

class scratch_database {
 public:
  scratch_database() : db((std::ofstream{file()}, file()), connection_use::writing), unit(db) {
    migrate(db, embedded_migrations());
  }

 private:
  std::filesystem::path file() const { return place_.path() / "matala.db"; }
  matala::tests::temporary_directory place_;

 public:
  connection db;
  sqlite_unit unit;
};

job adds(std::string const& id, job_verdict verdict) {
  return {.work =
              [id, verdict](unit_of_work& unit) {
                unit.people().save(organisation{.id = {id}, .name = id});
                unit.changed({id});
                return verdict;
              },
          .error = {}};
}

job throws_after_adding(std::string const& id) {
  return {.work = [id](unit_of_work& unit) -> job_verdict {
            unit.people().save(organisation{.id = {id}, .name = id});
            unit.changed({id});
            throw std::runtime_error("no");
          },
          .error = {}};
}

std::string organisations(sqlite_unit const& unit) {
  std::string ids;
  for (auto const& value : unit.people().organisations()) ids += value.id.value;
  return ids;
}

std::string joined(std::set<occurrence_id> const& changed) {
  std::string ids;
  for (auto const& value : changed) ids += value.value;
  return ids;
}

}  // namespace

TEST_CASE("jobs of one commit stand or fall each by itself") {
  scratch_database place;
  std::vector<job> jobs{adds("a", job_verdict::keep), throws_after_adding("b"), adds("c", job_verdict::undo),
                        adds("d", job_verdict::keep)};
  std::vector<job*> const group{&jobs[0], &jobs[1], &jobs[2], &jobs[3]};
  CHECK(joined(commit_together(place.db, place.unit, group)) == "ad");
  CHECK(organisations(place.unit) == "ad");
  CHECK_FALSE(jobs[0].error);
  CHECK_THROWS_WITH_AS(std::rethrow_exception(jobs[1].error), "no", std::runtime_error);
  CHECK_FALSE(jobs[2].error);
  CHECK_FALSE(jobs[3].error);
  CHECK_FALSE(place.db.in_transaction());
}

TEST_CASE("jobs of one commit are durable by one commit") {
  scratch_database place;
  std::vector<job> jobs{adds("a", job_verdict::keep), adds("b", job_verdict::keep), adds("c", job_verdict::keep)};
  std::vector<job*> const group{&jobs[0], &jobs[1], &jobs[2]};
  (void)place.db.truncate_wal();
  (void)commit_together(place.db, place.unit, group);
  // All three rows fit on one page; a commit each would have written it thrice.
  CHECK(place.db.wal_pages() == 1);
}

TEST_CASE("when the whole transaction goes, every job of it is told, the kept and the failed") {
  scratch_database place;
  job loses{.work = [&](unit_of_work&) -> job_verdict {
              execute(place.db, "ROLLBACK");
              return job_verdict::keep;
            },
            .error = {}};
  std::vector<job> jobs{adds("a", job_verdict::keep), throws_after_adding("b"), adds("c", job_verdict::keep)};
  std::vector<job*> const group{&jobs[0], &jobs[1], &loses, &jobs[2]};
  CHECK(commit_together(place.db, place.unit, group).empty());
  for (job const* one : group) CHECK(one->error);
  CHECK(organisations(place.unit).empty());
  job again = adds("d", job_verdict::keep);
  std::vector<job*> const alone{&again};
  CHECK(joined(commit_together(place.db, place.unit, alone)) == "d");
  CHECK(organisations(place.unit) == "d");
}
