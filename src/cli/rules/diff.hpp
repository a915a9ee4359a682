// st rules diff: two packs, or the book on two days.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace st::cli {

struct DiffOptions {
  CLI::App* app = nullptr;  ///< Parsed when it was asked for.
  std::vector<std::string> sides{};
  std::vector<std::string> plans{};
  std::string format = "text";
};

/// Declares `st rules diff`.
void declare_diff(CLI::App& rules, DiffOptions& options, Lang lang);
Exit diff(const DiffOptions& options, Io& io);

}  // namespace st::cli
