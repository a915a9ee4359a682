// The commands of st, one line each, in the order in which `st --help` lists them.
#include "command.hpp"

namespace st::cli {

Command init();
Command log();
Command plan();
Command report();
Command check();
Command diff();
Command sign();
Command verify();
Command explain();
Command fmt();
Command rules();
Command schema();
Command merge_driver();

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init(),   log(),     plan(),  report(), check(),  diff(),         sign(),
      verify(), explain(), rules(), fmt(),    schema(), merge_driver(),
  };
  return all;
}

}  // namespace st::cli
