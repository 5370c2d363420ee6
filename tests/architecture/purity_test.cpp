// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <memory>

using namespace matala::tests;

namespace {

// What the C library may be asked for by code that only computes; everything else of it is a clock, a file, a socket,
// the environment, randomness or something that nobody has thought of.
constexpr std::string_view computing[] = {"memchr", "memcmp", "memcpy",  "memmove", "memset",        "bcmp",  "strlen",
                                          "strcmp", "strtol", "strtoul", "atoi",    "atol",          "abort", "exp",
                                          "expf",   "log",    "logf",    "log1pf",  "pow",           "powf",  "sqrt",
                                          "sqrtf",  "lround", "floor",   "ceil",    "explicit_bzero"};

// The runtime of C++, the sanitizers, the stack protector; locks of a cache share what was computed.
constexpr std::string_view of_the_compiler[] = {
    "__cxa_",       "__gxx_personality", "_Unwind_",     "__asan_",     "__start_asan_", "__stop_asan_",
    "__ubsan_",     "__tsan_",           "__sanitizer_", "__stack_chk", "__dso_handle",  "_GLOBAL_OFFSET_TABLE_",
    "__memcpy_chk", "pthread_rwlock_"};

// Of C++: parts of a mangled name that reach the world outside.
constexpr std::string_view reaching_out[] = {"6chrono3_V2",   "13random_device", "10filesystem", "ifstream", "ofstream",
                                             "basic_fstream", "basic_filebuf",   "St4cout",      "St4cerr",  "St4clog",
                                             "St3cin",        "St6thread",       "5boost",       "6SQLite"};

bool begins_with_one_of(std::string_view symbol, auto const& all) {
  return std::ranges::any_of(all, [&](std::string_view prefix) { return symbol.starts_with(prefix); });
}

bool is_pure(std::string_view symbol) {
  if (symbol.starts_with("_Z")) {
    return std::ranges::none_of(reaching_out,
                                [&](std::string_view part) { return symbol.find(part) != std::string_view::npos; });
  }
  return std::ranges::find(computing, symbol) != std::end(computing) || begins_with_one_of(symbol, of_the_compiler);
}

/// The undefined symbols in what nm prints that code which only computes does not need.
faults impurities(std::string const& printed) {
  faults found;
  for (auto const& line : lines_of(printed)) {
    std::istringstream in(line);
    std::string kind;
    std::string symbol;
    if (in >> kind >> symbol && (kind == "U" || kind == "w") && !is_pure(symbol)) found.push_back(symbol);
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::string undefined_symbols(std::string const& archive) {
  std::string const command = "nm -u '" + archive + "'";
  std::unique_ptr<FILE, int (*)(FILE*)> const pipe(::popen(command.c_str(), "r"), ::pclose);
  REQUIRE(pipe != nullptr);
  std::string printed;
  std::array<char, 4096> bytes{};
  for (std::size_t count = 0; (count = ::fread(bytes.data(), 1, bytes.size(), pipe.get())) > 0;) {
    printed.append(bytes.data(), count);
  }
  return printed;
}

}  // namespace

TEST_CASE("the core asks for no clock, file, socket, environment or randomness") {
  for (std::string const archive : {MATALA_SCHEDULER_ARCHIVE, MATALA_ANONYMIZER_ARCHIVE}) {
    CAPTURE(archive);
    auto const printed = undefined_symbols(archive);
    // It needs memory at least; nothing printed would mean that nothing was looked at.
    CHECK(printed.find("_Zn") != std::string::npos);
    CHECK(shown(impurities(printed)) == "");
  }
}

TEST_CASE("whatever reaches out of the core is found") {
  for (auto const* symbol : {"time",
                             "clock_gettime",
                             "gettimeofday",
                             "open",
                             "fopen",
                             "read",
                             "socket",
                             "connect",
                             "getenv",
                             "secure_getenv",
                             "rand",
                             "random",
                             "getrandom",
                             "getpid",
                             "stdout",
                             "stderr",
                             "printf",
                             "localtime_r",
                             "_ZNSt6chrono3_V212system_clock3nowEv",
                             "_ZNSt6chrono3_V212steady_clock3nowEv",
                             "_ZNSt13random_device9_M_getvalEv",
                             "_ZNSt10filesystem6existsERKNS_7__cxx114pathE",
                             "_ZNSt14basic_ifstreamIcSt11char_traitsIcEEC1Ev",
                             "_ZSt4cout",
                             "_ZNSt6thread15_M_start_threadEv",
                             "_ZN5boost4asio10io_contextC1Ev"}) {
    CAPTURE(symbol);
    CHECK(impurities(std::string("\nx.cpp.o:\n                 U ") + symbol + "\n").size() == 1);
  }
}

TEST_CASE("a module that uses clock and files is seen to do so") {
  CHECK_FALSE(impurities(undefined_symbols(MATALA_SYSTEM_ARCHIVE)).empty());
}

TEST_CASE("what only computes is let through") {
  for (auto const* symbol : {"memcpy", "_Znwm", "_ZdlPvm", "__cxa_throw", "_Unwind_Resume", "__asan_report_load8",
                             "_ZSt20__throw_length_errorPKc", "_ZN6matala9scheduler13easter_sundayENSt6chrono4yearE"}) {
    CAPTURE(symbol);
    CHECK(impurities(std::string("                 U ") + symbol + "\n").empty());
  }
}
