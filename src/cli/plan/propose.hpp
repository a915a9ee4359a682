// st plan propose: days for the rotations that are wanted.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace st::cli {

struct ProposeOptions {
  std::string folder = ".";
  std::string from{};
  bool write = false;
  std::string format = "text";
};

void declare_propose(Usage& usage, ProposeOptions& options);
Exit propose(const ProposeOptions& options, Io& io);

}  // namespace st::cli
