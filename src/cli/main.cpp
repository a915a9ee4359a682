// st: reads the environment once, does what the arguments say, and tells every kind of trouble in
// one place.
#include <csignal>
#include <exception>
#include <iostream>
#include <unistd.h>

#include "st/record/type.hpp"
#include "st/rule/pack.hpp"
#include "st/text/safe.hpp"

#include "masking.hpp"
#include "our_fault.hpp"
#include "run.hpp"
#include "terminal.hpp"

int main(int argc, char** argv) {
  using namespace st::cli;  // NOLINT: the words of this function are theirs.
  guard_descriptors();
  std::signal(SIGPIPE, SIG_DFL);  // `st check | head` ends quietly, whatever we were started with.
  std::signal(SIGXFSZ, SIG_IGN);  // A file that may not grow (ulimit -f) is trouble, told as such.
  std::ios::sync_with_stdio(false);
  bool masks = true;
  MaskingBuffer masked_out(*std::cout.rdbuf(), masks);
  MaskingBuffer masked_err(*std::cerr.rdbuf(), masks);
  std::ostream out(&masked_out);
  std::ostream err(&masked_err);
  err << std::unitbuf;
  err.tie(&out);
  std::cin.tie(&out);
  Io io{out, err, std::cin, masks};
  io.lang = lang_of_environment();
  io.editor = editor_of_environment();
  io.out_terminal = isatty(STDOUT_FILENO) != 0;
  io.ascii = io.out_terminal && !takes_utf8();
  io.out_clears = io.out_terminal && !is_dumb();
  io.err_clears = isatty(STDERR_FILENO) != 0 && !is_dumb();
  io.can_ask = isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
  io.width = width_of(STDOUT_FILENO);
  prepare_for_our_fault(io.word(st::say("cli-our-fault", {"signal"})));
  try {
    // The catalogue is data of the rule packs; the reader of plans is told it once.
    st::set_specialties(st::built_in_specialties());
    return static_cast<int>(told([&] { return run(argc, argv, io); }, io));
  } catch (const std::exception& error) {
    const std::string what = st::SafeText::from(error.what()).str();
    io.err << "st: " << io.word(st::say("cli-our-fault", {what})) << '\n';
  } catch (...) {
    io.err << "st: " << io.word(st::say("cli-our-fault", {"?"})) << '\n';
  }
  return static_cast<int>(Exit::our_fault);
}
