// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace matala::tests;

namespace {

/// Lengths from one line to several pages, so that erasing also frees overflow pages and moves neighbours.
std::string text_of(int number, std::mt19937& random) {
  std::string const canary = "canary" + std::to_string(number) + "end ";
  std::string text;
  std::size_t const length = random() % (number % 2 == 0 ? 600 : 9000);
  while (text.size() <= length) text += canary;
  return text;
}

/// Names of the files of the data directory that hold `needle`, and what stands around it.
std::string found_in(std::filesystem::path const& data, std::string const& needle) {
  // Another process reads them: had this one opened and closed a file, the locks of SQLite on it would be gone.
  temporary_directory const copy;
  REQUIRE(std::system(("cp '" + data.string() + "'/* '" + copy.path().string() + "'").c_str()) == 0);
  std::string found;
  for (auto const& entry : std::filesystem::directory_iterator(copy.path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    if (auto const at = bytes.find(needle); at != std::string::npos) {
      found += entry.path().filename().string() + ": " + bytes.substr(at, 20) + "; ";
    }
  }
  return found;
}

/// Returns when the writer has done what the transaction before left it to do.
void wait_for_writer(store& where) {
  where.transact([](unit_of_work&) {});
}

}  // namespace

TEST_CASE("erased and replaced case texts are in no file of the running server") {
  store_under_test store;
  std::mt19937 random(20270111);
  std::vector<int> order(300);
  std::iota(order.begin(), order.end(), 0);
  for (int const number : order) {
    store->transact([&](unit_of_work& unit) {
      unit.cases().insert(some_case(std::to_string(number)), redacted_text({"?", text_of(number, random)}));
    });
  }
  CHECK_FALSE(found_in(store.data(), "canary").empty());
  std::shuffle(order.begin(), order.end(), random);
  for (int const number : order) {
    store->transact([&](unit_of_work& unit) {
      if (number % 2 == 0) {
        unit.cases().replace_text({std::to_string(number)}, redacted_text({"?", "masked"}));
      } else {
        unit.cases().erase_text({std::to_string(number)});
      }
    });
    if (number % 10 == 0) {
      wait_for_writer(*store);
      CHECK(found_in(store.data(), "canary" + std::to_string(number) + "end") == "");
    }
  }
  wait_for_writer(*store);
  CHECK(found_in(store.data(), "canary") == "");
}

TEST_CASE("comments on cases that were sent again, approved or erased are in no file of the running server") {
  store_under_test store;
  for (int number = 0; number < 60; ++number) {
    auto const id = std::to_string(number);
    store->transact([&](unit_of_work& unit) {
      unit.cases().insert(some_case(id), redacted_text({"?", "masked"}));
      unit.cases().set_review({id}, review_state::returned, "canary" + id + std::string(600, '.'));
    });
  }
  CHECK_FALSE(found_in(store.data(), "canary").empty());
  for (int number = 0; number < 60; ++number) {
    case_id const id{std::to_string(number * 7 % 60)};
    store->transact([&](unit_of_work& unit) {
      if (number % 2 == 0) {
        unit.cases().set_review(id, review_state::awaiting, "");
      } else {
        unit.cases().erase_text(id);
      }
    });
  }
  wait_for_writer(*store);
  CHECK(found_in(store.data(), "canary") == "");
}

TEST_CASE("a reader puts the erasure off, and only for as long as it reads") {
  store_under_test store;
  store->transact([](unit_of_work& unit) { unit.cases().insert(some_case("c"), redacted_text({"canary"})); });
  auto const erase = [](unit_of_work& unit) { unit.cases().erase_text({"c"}); };
  store->read([&](unit_of_work const& before) {
    CHECK(before.cases().find({"c"})->text[0] == "canary");
    store->transact(erase);
    wait_for_writer(*store);
    CHECK(before.cases().find({"c"})->text[0] == "canary");
  });
  store.reopen();
  CHECK(found_in(store.data(), "canary") == "");
}

TEST_CASE("the parameters of a sent mail are in no file after an orderly stop") {
  furnished_store store;
  outbox_mail mail = some_mail("m");
  mail.parameters = {{"path", "/sign-in/canary"}};
  store->transact([&](unit_of_work& unit) { unit.outbox().enqueue(mail); });
  CHECK_FALSE(found_in(store.data(), "canary").empty());
  store->transact([&](unit_of_work& unit) { unit.outbox().finish(mail.id, mail_state::sent, 250, at(0), at(0)); });
  store.reopen();
  CHECK(found_in(store.data(), "canary") == "");
}
