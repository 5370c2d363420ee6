// SPDX-License-Identifier: Apache-2.0
#include "server/system/file_clock.hpp"

#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace matala::server;
using namespace std::chrono_literals;

namespace {

constexpr matala::scheduler::instant ten = std::chrono::sys_days{2027y / 3 / 25} + 10h;

/// A clock file in a directory of its own.
class clock_file {
 public:
  std::filesystem::path path() const { return directory_.path() / "now"; }

  void replace(std::string_view content) const {
    auto const fresh = directory_.path() / "next";
    std::ofstream{fresh} << content;
    std::filesystem::rename(fresh, path());
  }

 private:
  matala::tests::temporary_directory directory_;
};

}  // namespace

TEST_CASE("the file clock stands at the instant in its file") {
  clock_file const file;
  for (auto const* content : {"2027-03-25T10:00:00Z", "2027-03-25T10:00:00Z\n", "  2027-03-25T10:00:00Z \n\n"}) {
    file.replace(content);
    CHECK(file_clock{file.path()}.now() == ten);
  }
}

TEST_CASE("a replaced file is the time from the next call on, backwards too") {
  clock_file const file;
  file.replace("2027-03-25T10:00:00Z\n");
  file_clock const shown{file.path()};
  // Same length each time, and faster than a file system's time stamps tell apart.
  for (int i = 0; i < 10; ++i) {
    file.replace("2027-03-25T10:00:01Z\n");
    CHECK(shown.now() == ten + 1s);
    file.replace("2027-03-25T10:00:00Z\n");
    CHECK(shown.now() == ten);
  }
}

TEST_CASE("while its file tells nothing the clock keeps the last time, and then goes on") {
  clock_file const file;
  file.replace("2027-03-25T10:00:00Z");
  file_clock const shown{file.path()};
  for (auto const* content :
       {"", "\n", "tomorrow", "2027-03-25T10:00:0", "2027-03-25T11:00:00Z 2027-03-25T12:00:00Z"}) {
    CAPTURE(content);
    file.replace(content);
    CHECK(shown.now() == ten);
  }
  std::filesystem::remove(file.path());
  CHECK(shown.now() == ten);
  std::filesystem::create_directory(file.path());
  CHECK(shown.now() == ten);
  std::filesystem::remove(file.path());
  file.replace("2027-03-25T11:00:00Z");
  CHECK(shown.now() == ten + 1h);
}

TEST_CASE("without an instant at the start there is no clock") {
  clock_file const file;
  CHECK_THROWS_AS(file_clock{file.path()}, std::runtime_error);
  file.replace("soon");
  CHECK_THROWS_WITH_AS(file_clock{file.path()}, doctest::Contains(file.path().c_str()), std::runtime_error);
}

TEST_CASE("several threads may ask while the file is replaced") {
  clock_file const file;
  file.replace("2027-03-25T10:00:00Z");
  file_clock const shown{file.path()};
  std::array<bool, 4> fine{};
  {
    std::vector<std::jthread> threads;
    for (auto& result : fine) {
      threads.emplace_back([&shown, &result] {
        result = true;
        for (int i = 0; i < 200; ++i) result = result && ten <= shown.now() && shown.now() <= ten + 1s;
      });
    }
    for (int i = 0; i < 50; ++i) file.replace(i % 2 == 0 ? "2027-03-25T10:00:01Z" : "2027-03-25T10:00:00Z");
  }
  for (bool const result : fine) CHECK(result);
}
