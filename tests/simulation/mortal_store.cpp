// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/mortal_store.hpp"

#include <expected>
#include <string>

namespace matala::tests {

using server::occurrence_id;
using server::unit_of_work;

mortal_store::mortal_store(fate& when) : fate_(when) {
  fate_.on_death = [this](moment how) {
    // Here the writer's thread is the one that dies, so that no checkpoint runs beside the copy.
    if (how == moment::inside_transaction) take_image();
  };
  open();
}

void mortal_store::open() {
  // One that dies between the commit and this call has changed them all the same; the caller is on another thread, but
  // blocked.
  real_ = server::open_store(folder(number_), {.on_changed = [this](occurrence_id const& id) { changed_.insert(id); }});
}

std::filesystem::path mortal_store::folder(int number) const {
  return directory_.path() / std::to_string(number);
}

void mortal_store::take_image() {
  auto const next = folder(number_ + 1);
  std::filesystem::create_directory(next);
  for (auto const* name : {"matala.db", "matala.db-wal"}) {
    if (exists(folder(number_) / name)) copy_file(folder(number_) / name, next / name);
  }
  has_image_ = true;
}

void mortal_store::restart() {
  if (!has_image_) {
    // On the writer's thread, where nothing checkpoints meanwhile.
    static_cast<void>(real_->transact([this](unit_of_work&) -> std::expected<void, int> {
      take_image();
      return std::unexpected(0);
    }));
  }
  real_.reset();
  remove_all(folder(number_));
  ++number_;
  has_image_ = false;
  fate_.revive();
  open();
}

void mortal_store::write(std::function<verdict(unit_of_work&)> work) {
  if (fate_.is_dead()) throw process_died{};
  static_cast<void>(real_->transact([&](unit_of_work& unit) -> std::expected<void, int> {
    auto const said = work(unit);
    fate_.pass(moment::inside_transaction);
    if (said == verdict::roll_back) return std::unexpected(0);
    return {};
  }));
  fate_.pass(moment::after_commit);
}

void mortal_store::look_up(std::function<void(unit_of_work const&)> look) const {
  if (fate_.is_dead()) throw process_died{};
  real_->read(look);
}

}  // namespace matala::tests
