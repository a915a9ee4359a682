#include "cli/check/progress.hpp"

#include <chrono>
#include <ostream>
#include <string_view>

namespace st::cli {
namespace {

constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kNext{100};
constexpr std::string_view kWipe = "\r\x1b[K";  ///< To the start of the line, and clear it.

}  // namespace

Progress::Progress(const Io& io, bool wanted) : io_(io) {
  if (wanted && io.err_clears) shower_ = std::thread([this] { show_until_over(); });
}

Progress::~Progress() { end(); }

void Progress::end() {
  if (!shower_.joinable()) return;
  {
    const std::lock_guard guard(lock_);
    over_ = true;
  }
  ends_.notify_one();
  shower_.join();
}

void Progress::step(const std::function<void()>& tell) {
  if (!shower_.joinable()) return tell();
  const std::lock_guard guard(lock_);
  ++done_;
  if (io_.out_terminal) wipe();
  tell();
  if (io_.out_terminal) io_.out.flush();
}

void Progress::show_until_over() {
  std::unique_lock guard(lock_);
  const auto is_over = [this] { return over_; };
  if (ends_.wait_for(guard, kFirst, is_over)) return;
  do {
    show();
  } while (!ends_.wait_for(guard, kNext, is_over));
  wipe();
}

void Progress::show() {
  wipe();
  io_.err << io_.word(done_ == 0 ? say("progress-reading")
                                 : say("progress-judging", {std::to_string(done_)}))
          << std::flush;
  shown_ = true;
}

void Progress::wipe() {
  if (shown_) io_.err << kWipe << std::flush;
  shown_ = false;
}

}  // namespace st::cli
