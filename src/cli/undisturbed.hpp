// While files are written, nobody is to stop half-way.
#pragma once

#include <csignal>

namespace st::cli {

/// Ctrl-C, and a window that is closed, wait until all is written, or all is gone again. Not to be
/// held while another program runs: it would not hear them either.
class Undisturbed {
 public:
  Undisturbed()
      : interrupt_(std::signal(SIGINT, SIG_IGN)),
        end_(std::signal(SIGTERM, SIG_IGN)),
        hang_up_(std::signal(SIGHUP, SIG_IGN)) {}
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;
  ~Undisturbed() {
    std::signal(SIGINT, interrupt_);
    std::signal(SIGTERM, end_);
    std::signal(SIGHUP, hang_up_);
  }

 private:
  using Handler = void (*)(int);
  Handler interrupt_;
  Handler end_;
  Handler hang_up_;
};

}  // namespace st::cli
