// The commands of st, one line each, in the order in which `st --help` lists them.
#include "command.hpp"

namespace st::cli {

Command init();
Command log();
Command check();
Command explain();
Command rules();
Command schema();

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      init(), log(), check(), explain(), rules(), schema(),
  };
  return all;
}

}  // namespace st::cli
