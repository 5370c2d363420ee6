// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace {

// What a pure module must not ask of the system: clocks, files, the network, randomness, the environment, threads.
constexpr std::array<std::string_view, 26> impure{
    "clock_gettime", "gettimeofday", "time",  "localtime",      "localtime_r", "tzset",   "fopen",
    "open",          "open64",       "read",  "write",          "socket",      "connect", "getrandom",
    "rand",          "random",       "srand", "arc4random",     "getenv",      "setenv",  "secure_getenv",
    "system",        "popen",        "fork",  "pthread_create", "usleep"};

bool is_impure(std::string const& symbol) {
  if (std::ranges::find(impure, symbol) != impure.end()) return true;
  // Streams on files, clocks of the library, the random device, tzdata.
  for (auto const* part : {"basic_fstream", "basic_ifstream", "basic_ofstream", "system_clock3now", "steady_clock3now",
                           "random_device", "filesystem", "sqlite3_", "N5boost4asio"}) {
    if (symbol.find(part) != std::string::npos) return true;
  }
  return false;
}

/// The undefined symbols of a static library.
std::vector<std::string> wanted_by(std::string const& archive) {
  struct closer {
    void operator()(FILE* pipe) const { pclose(pipe); }
  };
  std::unique_ptr<FILE, closer> const pipe{popen(("nm --undefined-only " + archive).c_str(), "r")};
  REQUIRE(pipe);
  std::vector<std::string> symbols;
  std::array<char, 65536> line{};
  while (std::fgets(line.data(), static_cast<int>(line.size()), pipe.get())) {
    std::string text{line.data()};
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    auto const word = text.substr(text.find_last_of(' ') + 1);
    if (!word.empty()) symbols.push_back(word.substr(0, word.find('@')));
  }
  return symbols;
}

std::vector<std::string> impure_symbols(std::string const& archive) {
  std::vector<std::string> found;
  auto const symbols = wanted_by(archive);
  REQUIRE(symbols.size() > 10);
  for (auto const& symbol : symbols) {
    if (is_impure(symbol)) found.push_back(symbol);
  }
  return found;
}

}  // namespace

TEST_CASE("the scheduler asks nothing of the system") {
  CHECK(impure_symbols(MATALA_SCHEDULER_ARCHIVE) == std::vector<std::string>{});
}

TEST_CASE("the anonymizer asks nothing of the system") {
  CHECK(impure_symbols(MATALA_ANONYMIZER_ARCHIVE) == std::vector<std::string>{});
}

TEST_CASE("a module that uses clock and files is seen to do so") {
  CHECK_FALSE(impure_symbols(MATALA_SYSTEM_ARCHIVE).empty());
}
