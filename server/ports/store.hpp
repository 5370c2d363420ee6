// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/audit.hpp"
#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/competences.hpp"
#include "server/ports/experts.hpp"
#include "server/ports/idempotency.hpp"
#include "server/ports/occurrences.hpp"
#include "server/ports/outbox.hpp"
#include "server/ports/people.hpp"
#include "server/ports/series.hpp"
#include "server/ports/sign_in.hpp"

#include <concepts>
#include <exception>
#include <functional>
#include <optional>
#include <type_traits>

namespace matala::server {

/// All that one transaction can read (const) and write (non-const). Valid only inside transact or read; used by the
/// one thread that runs it. Nothing may suspend or block on another transaction inside it.
class unit_of_work {
 public:
  virtual ~unit_of_work() = default;

  virtual people_repository& people() = 0;
  virtual people_repository const& people() const = 0;
  virtual series_repository& all_series() = 0;
  virtual series_repository const& all_series() const = 0;
  virtual occurrence_repository& occurrences() = 0;
  virtual occurrence_repository const& occurrences() const = 0;
  virtual booking_repository& bookings() = 0;
  virtual booking_repository const& bookings() const = 0;
  virtual case_repository& cases() = 0;
  virtual case_repository const& cases() const = 0;
  virtual competence_repository& competences() = 0;
  virtual competence_repository const& competences() const = 0;
  virtual expert_repository& experts() = 0;
  virtual expert_repository const& experts() const = 0;
  virtual sign_in_repository& sign_in() = 0;
  virtual sign_in_repository const& sign_in() const = 0;
  virtual outbox_repository& outbox() = 0;
  virtual outbox_repository const& outbox() const = 0;
  virtual audit_log& audit() = 0;
  virtual audit_log const& audit() const = 0;
  virtual idempotency_repository& idempotency() = 0;
  virtual idempotency_repository const& idempotency() const = 0;

  /// Open pages of this hour are told to look again once, after the commit.
  virtual void changed(occurrence_id const& occurrence) = 0;
};

/// The disk is full: the transaction was rolled back, nothing is lost, reading goes on.
class store_full : public std::exception {
 public:
  char const* what() const noexcept override { return "no space left for the database"; }
};

/// Too many transactions wait already (503); nothing was done. Also when another program holds the database locked.
class store_busy : public std::exception {
 public:
  char const* what() const noexcept override { return "too many writers wait for the database"; }
};

/// Durable storage. Any thread may call; calls block until the commit is on disk (transact) or the answer is there.
///
/// Writes run one at a time. Transactions that arrive together may share one commit, each in its own savepoint.
/// A commit that fails on I/O ends the process (exit 70): it is never retried and never acknowledged.
class store {
 public:
  virtual ~store() = default;

  /// Runs `work(unit_of_work&)` in one write transaction and returns its result once it is durable. An exception, or a
  /// std::expected without a value, rolls back. Throws store_full and store_busy.
  template <std::invocable<unit_of_work&> Work>
  std::invoke_result_t<Work, unit_of_work&> transact(Work&& work) {
    using result = std::invoke_result_t<Work, unit_of_work&>;
    if constexpr (std::is_void_v<result>) {
      write([&](unit_of_work& unit) {
        work(unit);
        return verdict::commit;
      });
    } else {
      std::optional<result> answer;
      write([&](unit_of_work& unit) {
        answer.emplace(work(unit));
        return verdict_of(*answer);
      });
      return std::move(*answer);
    }
  }

  /// Runs `look(unit_of_work const&)` on a snapshot of the last commit.
  template <std::invocable<unit_of_work const&> Look>
  std::invoke_result_t<Look, unit_of_work const&> read(Look&& look) const {
    using result = std::invoke_result_t<Look, unit_of_work const&>;
    if constexpr (std::is_void_v<result>) {
      look_up([&](unit_of_work const& unit) { look(unit); });
    } else {
      std::optional<result> answer;
      look_up([&](unit_of_work const& unit) { answer.emplace(look(unit)); });
      return std::move(*answer);
    }
  }

 protected:
  enum class verdict { commit, roll_back };

  virtual void write(std::function<verdict(unit_of_work&)> work) = 0;
  virtual void look_up(std::function<void(unit_of_work const&)> look) const = 0;

 private:
  template <class Result>
  static verdict verdict_of(Result const& result) {
    if constexpr (requires {
                    typename Result::error_type;
                    result.has_value();
                  }) {
      return result.has_value() ? verdict::commit : verdict::roll_back;
    } else {
      return verdict::commit;
    }
  }
};

}  // namespace matala::server
