// A sign of life on a terminal while a check takes its time.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
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

  /// One more is judged; `tell` writes what there is to say of it, without the line in its way.
  void step(const std::function<void()>& tell);
  /// Takes the line away; nothing is shown any more.
  void end();

 private:
  void show_until_over();
  void show();
  void wipe();

  const Io& io_;
  std::mutex lock_{};  ///< Of all that follows, and of what is written.
  std::size_t done_ = 0;
  bool over_ = false;
  bool shown_ = false;
  std::condition_variable ends_{};
  std::thread shower_{};
};

}  // namespace st::cli
