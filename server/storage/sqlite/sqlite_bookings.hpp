// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_bookings final : public booking_repository {
 public:
  explicit sqlite_bookings(connection& db) : db_(db) {}

  std::optional<booking> find(booking_id const& id) const override;
  std::vector<booking> holding_places(occurrence_id const& occurrence) const override;
  std::vector<booking> of_occurrence(occurrence_id const& occurrence) const override;
  std::vector<booking> of_presenter(person_id const& presenter) const override;
  std::vector<booking> waiting(occurrence_id const& occurrence) const override;
  std::vector<booking> returned(occurrence_id const& occurrence) const override;
  std::optional<booking> latest_of_case(case_id const& subject) const override;
  std::expected<void, place_taken> insert(booking const& value) override;
  std::vector<booking> waiting_of_case(case_id const& subject) const override;
  std::expected<void, place_taken> give_place(booking_id const& id, int place, scheduler::instant when) override;
  void set_wait(booking_id const& id, scheduler::waiting_case const& wait) override;
  void set_state(booking_id const& id, booking_state state) override;
  void set_offer(booking_id const& id, move_offer offer) override;

 private:
  connection& db_;
};

}  // namespace matala::server
