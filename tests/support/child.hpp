// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace matala::tests {

/// A copy of this process that runs `work` and reports numbers through a pipe, which outlives it. To be made while this
/// process has one thread.
class child {
 public:
  /// Any thread of the child.
  using report = std::function<void(int)>;

  /// The child exits with 0 after `work`, with 1 when it throws.
  explicit child(std::function<void(report const&)> const& work) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);  // or the child prints again what waits in our buffers
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("no child");
    if (process_ == 0) run(work, ends[1]);
    ::close(ends[1]);
    pipe_ = ends[0];
  }

  ~child() {
    if (code_ < 0) {
      kill();
      (void)exit_code();
    }
    ::close(pipe_);
  }

  child(child const&) = delete;
  child& operator=(child const&) = delete;

  /// Blocks for the next number; -1 when the child is gone and all that it reported was read.
  int next() const {
    int number = 0;
    return ::read(pipe_, &number, sizeof number) == sizeof number ? number : -1;
  }

  /// kill -9. What was reported before can still be read.
  void kill() const { ::kill(process_, SIGKILL); }

  /// Waits for the end: the exit code, or 128 and the signal.
  int exit_code() {
    if (code_ < 0) {
      int status = 0;
      ::waitpid(process_, &status, 0);
      code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return code_;
  }

 private:
  [[noreturn]] static void run(std::function<void(report const&)> const& work, int pipe) {
    try {
      // Short writes to a pipe are never mixed with those of other threads.
      work([pipe](int number) { (void)!::write(pipe, &number, sizeof number); });
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }

  pid_t process_ = -1;
  int pipe_ = -1;
  int code_ = -1;
};

}  // namespace matala::tests
