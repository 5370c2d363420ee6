// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"
#include "server/storage/sqlite/sqlite_audit.hpp"
#include "server/storage/sqlite/sqlite_bookings.hpp"
#include "server/storage/sqlite/sqlite_cases.hpp"
#include "server/storage/sqlite/sqlite_competences.hpp"
#include "server/storage/sqlite/sqlite_experts.hpp"
#include "server/storage/sqlite/sqlite_idempotency.hpp"
#include "server/storage/sqlite/sqlite_occurrences.hpp"
#include "server/storage/sqlite/sqlite_outbox.hpp"
#include "server/storage/sqlite/sqlite_people.hpp"
#include "server/storage/sqlite/sqlite_series.hpp"
#include "server/storage/sqlite/sqlite_sign_in.hpp"

#include <set>
#include <utility>

namespace matala::server {

/// The repositories on one connection, which must outlive it. Serves one transaction after the other.
class sqlite_unit final : public unit_of_work {
 public:
  explicit sqlite_unit(connection& db)
      : people_(db),
        series_(db),
        occurrences_(db),
        bookings_(db),
        cases_(db),
        competences_(db),
        experts_(db),
        sign_in_(db),
        outbox_(db),
        audit_(db),
        idempotency_(db) {}

  people_repository& people() override { return people_; }
  people_repository const& people() const override { return people_; }
  series_repository& all_series() override { return series_; }
  series_repository const& all_series() const override { return series_; }
  occurrence_repository& occurrences() override { return occurrences_; }
  occurrence_repository const& occurrences() const override { return occurrences_; }
  booking_repository& bookings() override { return bookings_; }
  booking_repository const& bookings() const override { return bookings_; }
  case_repository& cases() override { return cases_; }
  case_repository const& cases() const override { return cases_; }
  competence_repository& competences() override { return competences_; }
  competence_repository const& competences() const override { return competences_; }
  expert_repository& experts() override { return experts_; }
  expert_repository const& experts() const override { return experts_; }
  sign_in_repository& sign_in() override { return sign_in_; }
  sign_in_repository const& sign_in() const override { return sign_in_; }
  outbox_repository& outbox() override { return outbox_; }
  outbox_repository const& outbox() const override { return outbox_; }
  audit_log& audit() override { return audit_; }
  audit_log const& audit() const override { return audit_; }
  idempotency_repository& idempotency() override { return idempotency_; }
  idempotency_repository const& idempotency() const override { return idempotency_; }

  void changed(occurrence_id const& occurrence) override { changed_.insert(occurrence); }
  /// What was changed since the last call.
  std::set<occurrence_id> take_changed() { return std::exchange(changed_, {}); }

 private:
  sqlite_people people_;
  sqlite_series series_;
  sqlite_occurrences occurrences_;
  sqlite_bookings bookings_;
  sqlite_cases cases_;
  sqlite_competences competences_;
  sqlite_experts experts_;
  sqlite_sign_in sign_in_;
  sqlite_outbox outbox_;
  sqlite_audit audit_;
  sqlite_idempotency idempotency_;
  std::set<occurrence_id> changed_;
};

}  // namespace matala::server
