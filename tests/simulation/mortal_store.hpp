// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/open_store.hpp"
#include "tests/simulation/fate.hpp"
#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <memory>
#include <set>

namespace matala::tests {

/// The real store of a process that can be killed. What is on the disk when it dies is copied then, with the
/// write-ahead log as it lies there, and is what the next process opens: as after kill -9.
class mortal_store final : public server::store {
 public:
  explicit mortal_store(fate& when);

  /// Opens what the dead process left behind.
  void restart();

  /// The hours that commits have changed since this was asked last.
  std::set<server::occurrence_id> take_changed() { return std::exchange(changed_, {}); }

 private:
  void write(std::function<verdict(server::unit_of_work&)> work) override;
  void look_up(std::function<void(server::unit_of_work const&)> look) const override;

  std::filesystem::path folder(int number) const;
  void open();
  void take_image();

  fate& fate_;
  temporary_directory directory_;
  int number_ = 0;
  bool has_image_ = false;
  std::set<server::occurrence_id> changed_;
  std::unique_ptr<server::store> real_;
};

}  // namespace matala::tests
