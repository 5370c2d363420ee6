// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <new>
#include <sqlite3.h>

namespace matala::tests {

/// Lets chosen file operations of SQLite fail, in the whole process. For use in a child only: it cannot be taken away.
class faulty_disk {
 public:
  enum class operation { write, sync, truncate };
  enum class lasting { once, until_mended };

  /// From here on SQLite opens its files through this.
  static void install() {
    real() = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs faulty = *real();
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(file)) + real()->szOsFile;
    faulty.xOpen = &faulty_disk::open;
    sqlite3_vfs_register(&faulty, 1);
  }

  /// The `number`th such operation from now on, counted from 1, fails with the SQLite code.
  static void fail(operation what, int number, int code, lasting how) {
    state().code = code;
    state().how = how;
    state().what = what;
    state().countdown = number;
  }
  static void mend() { state().countdown = 0; }
  /// Whether something has failed.
  static bool has_failed() { return state().failed; }

 private:
  struct plan {
    std::atomic<int> countdown = 0;
    std::atomic<int> code = SQLITE_OK;
    std::atomic<operation> what = operation::write;
    std::atomic<lasting> how = lasting::once;
    std::atomic<bool> failed = false;
  };
  struct file {
    sqlite3_file base;
    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static sqlite3_vfs*& real() {
    static sqlite3_vfs* vfs = nullptr;
    return vfs;
  }
  static plan& state() {
    static plan all;
    return all;
  }

  /// The code that this operation is to fail with, or SQLITE_OK.
  static int fate(operation what) {
    plan& now = state();
    if (now.countdown == 0 || now.what != what) return SQLITE_OK;
    if (now.countdown > 1) {
      --now.countdown;
      return SQLITE_OK;
    }
    if (now.how == lasting::once) now.countdown = 0;
    now.failed = true;
    return now.code;
  }

  template <auto Method>
  struct forward;
  template <class... Arguments, int (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
  struct forward<Method> {
    static int call(sqlite3_file* self, Arguments... arguments) {
      sqlite3_file* inner = reinterpret_cast<file*>(self)->inner();
      return (inner->pMethods->*Method)(inner, arguments...);
    }
    template <operation What>
    static int call_unless_failing(sqlite3_file* self, Arguments... arguments) {
      int const code = fate(What);
      return code != SQLITE_OK ? code : call(self, arguments...);
    }
  };

  static void shared_memory_barrier(sqlite3_file* self) {
    sqlite3_file* inner = reinterpret_cast<file*>(self)->inner();
    inner->pMethods->xShmBarrier(inner);
  }

  static int open(sqlite3_vfs*, char const* name, sqlite3_file* self, int flags, int* out_flags) {
    using io = sqlite3_io_methods;
    static io const methods = {
        .iVersion = 2,
        .xClose = &forward<&io::xClose>::call,
        .xRead = &forward<&io::xRead>::call,
        .xWrite = &forward<&io::xWrite>::call_unless_failing<operation::write>,
        .xTruncate = &forward<&io::xTruncate>::call_unless_failing<operation::truncate>,
        .xSync = &forward<&io::xSync>::call_unless_failing<operation::sync>,
        .xFileSize = &forward<&io::xFileSize>::call,
        .xLock = &forward<&io::xLock>::call,
        .xUnlock = &forward<&io::xUnlock>::call,
        .xCheckReservedLock = &forward<&io::xCheckReservedLock>::call,
        .xFileControl = &forward<&io::xFileControl>::call,
        .xSectorSize = &forward<&io::xSectorSize>::call,
        .xDeviceCharacteristics = &forward<&io::xDeviceCharacteristics>::call,
        .xShmMap = &forward<&io::xShmMap>::call,
        .xShmLock = &forward<&io::xShmLock>::call,
        .xShmBarrier = &faulty_disk::shared_memory_barrier,
        .xShmUnmap = &forward<&io::xShmUnmap>::call,
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    auto* mine = ::new (self) file{};
    int const code = real()->xOpen(real(), name, mine->inner(), flags, out_flags);
    if (mine->inner()->pMethods != nullptr) mine->base.pMethods = &methods;
    return code;
  }
};

}  // namespace matala::tests
