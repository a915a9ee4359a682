// The program but for its surroundings: what st does with its arguments.
#pragma once

#include "command.hpp"

namespace st::cli {

/// Finds the command and does its work, in the world that `io` is. Throws Trouble.
Exit run(int argc, char** argv, Io& io);

}  // namespace st::cli
