// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/open_store.hpp"
#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <memory>
#include <utility>

namespace matala::tests {

/// An empty store in a directory of its own, gone with the object.
class temporary_store {
 public:
  explicit temporary_store(server::store_options options = {})
      : store_(server::open_store(data(), std::move(options))) {}

  server::store& operator*() const { return *store_; }
  server::store* operator->() const { return store_.get(); }

  std::filesystem::path data() const { return directory_.path() / "data"; }

  /// As after an orderly stop and a start.
  void reopen() {
    store_.reset();
    store_ = server::open_store(data());
  }

 private:
  temporary_directory directory_;
  std::unique_ptr<server::store> store_;
};

}  // namespace matala::tests
