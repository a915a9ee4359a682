// What `st` without a command says: the right next thing, here.
#pragma once

#include <string>

#include "command.hpp"

namespace st::cli {

std::string next_step(const Io& io);

}  // namespace st::cli
