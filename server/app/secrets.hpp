// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/ids.hpp"
#include "server/ports/random_source.hpp"

#include <string>
#include <string_view>

namespace matala::server {

/// 26 characters of lower-case base32 from 128 random bits.
std::string random_word(random_source& random);

template <class Id>
Id new_id(random_source& random) {
  return Id{random_word(random)};
}

/// Six decimal digits, each equally likely.
std::string random_code(random_source& random);

/// `K-` and four characters that cannot be mistaken for one another.
std::string random_case_code(random_source& random);

/// SHA-256 as lower-case hex: what is stored of a secret.
std::string hash_of(std::string_view secret);

}  // namespace matala::server
