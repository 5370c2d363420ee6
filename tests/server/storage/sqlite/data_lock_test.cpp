// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/data_lock.hpp"

#include "server/storage/sqlite/open_store.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <sys/stat.h>

using namespace matala::server;
using matala::tests::temporary_directory;

namespace {

unsigned rights_of(std::filesystem::path const& path) {
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

}  // namespace

TEST_CASE("one owner has the data directory at a time") {
  temporary_directory const place;
  {
    data_lock const first(place.path());
    CHECK_THROWS_AS(data_lock{place.path()}, data_locked);
    CHECK_THROWS_AS((void)open_store(place.path()), data_locked);
  }
  auto const store = open_store(place.path());
  CHECK_THROWS_AS(data_lock{place.path()}, data_locked);
}

TEST_CASE("the data directory and all files in it are their owner's alone") {
  temporary_directory const place;
  auto const data = place.path() / "new" / "data";
  auto const before = ::umask(0);
  auto const store = open_store(data);
  store->transact([](unit_of_work& unit) { unit.people().save(organisation{.id = {"o"}, .name = "O"}); });
  ::umask(before);
  CHECK(rights_of(data) == 0700);
  int files = 0;
  for (auto const& entry : std::filesystem::directory_iterator(data)) {
    CAPTURE(entry.path().filename());
    CHECK(rights_of(entry.path()) == 0600);
    ++files;
  }
  CHECK(files == 4);
}

TEST_CASE("a link in place of the database is not followed") {
  temporary_directory const place;
  std::filesystem::create_symlink(place.path() / "elsewhere", place.path() / "matala.db");
  CHECK_THROWS((void)open_store(place.path()));
  CHECK_FALSE(std::filesystem::exists(place.path() / "elsewhere"));
}
