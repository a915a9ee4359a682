// A sign of life on a terminal while a check takes its time.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

#include "cli/command.hpp"

namespace st::cli {

/// One line on standard error, from half a second on, that is gone when this is. It counts what
/// is done, since how much there is may not be known yet.
class Progress {
 public:
  /// Nothing is ever shown unless standard error is a terminal and it is `wanted`.
  Progress(const Io& io, bool wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// Plans that are judged; any thread may add to it.
  std::atomic<std::size_t>& done() { return done_; }

 private:
  void show_until_over();
  std::string line() const;

  const Io& io_;
  std::atomic<std::size_t> done_ = 0;
  bool over_ = false;  ///< Under `lock_`.
  std::mutex lock_{};
  std::condition_variable ends_{};
  std::thread shower_{};
};

}  // namespace st::cli
