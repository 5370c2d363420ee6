// SPDX-License-Identifier: Apache-2.0
#include "server/app/secrets.hpp"

#include "tests/support/world.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace matala::tests;

namespace {

// Gives the bytes it was given, one after the other.
class scripted_random final : public random_source {
 public:
  explicit scripted_random(std::vector<unsigned char> bytes) : bytes_(std::move(bytes)) {}
  void fill(std::span<std::byte> into) override {
    for (auto& byte : into) byte = static_cast<std::byte>(bytes_.at(next_++));
  }

 private:
  std::vector<unsigned char> bytes_;
  std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("ids are 26 characters of base32 and do not repeat") {
  counted_random random;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    auto const word = random_word(random);
    CHECK(word.size() == 26);
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
    CHECK(seen.insert(word).second);
  }
}

TEST_CASE("a code has six digits, and a byte that would favour low digits is drawn again") {
  counted_random random;
  CHECK(random_code(random).find_first_not_of("0123456789") == std::string::npos);
  // 250 is the largest multiple of ten in a byte: 249 counts, 250 does not.
  scripted_random bytes({249, 250, 255, 0, 10, 11, 122, 3});
  CHECK(random_code(bytes) == "900123");
}

TEST_CASE("a case code has no characters that look alike") {
  counted_random random;
  for (int i = 0; i < 1000; ++i) {
    auto const code = random_case_code(random);
    CHECK(code.size() == 6);
    CHECK(code.starts_with("K-"));
    CHECK(code.find_first_of("01IOSZB", 2) == std::string::npos);
  }
}

TEST_CASE("what is stored of a secret is its SHA-256") {
  CHECK(hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hash_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
