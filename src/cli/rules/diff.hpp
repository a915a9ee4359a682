// st rules diff: two packs, or the book on two days.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace st::cli {

struct DiffOptions {
  bool named = false;
  std::vector<std::string> sides{};
  std::vector<std::string> plans{};
  std::string format = "text";
};

/// Declares `st rules diff`.
void declare_diff(Usage& usage, DiffOptions& options);
Exit diff(const DiffOptions& options, Io& io);

}  // namespace st::cli
