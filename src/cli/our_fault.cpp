// Signal handlers that do no more than write a prepared line.
#include "our_fault.hpp"

#include <array>
#include <signal.h>
#include <unistd.h>

namespace st::cli {

#ifdef __SANITIZE_ADDRESS__
void prepare_for_our_fault(std::string) {}
#else
namespace {

std::string& line() {
  static std::string text;
  return text;
}

extern "C" void on_crash(int) {
  // Whether anybody hears it changes nothing any more.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line().data(), line().size());
  _exit(3);
}

}  // namespace

void prepare_for_our_fault(std::string words) {
  line() = "st: " + std::move(words) + "\n";
  static std::array<char, 1 << 16> stack;  // The handler's own: the other one may be full.
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
  for (int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) sigaction(number, &action, nullptr);
}
#endif

}  // namespace st::cli
