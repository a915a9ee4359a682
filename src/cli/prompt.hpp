// One line from a person at a terminal, with editing, and completion by the tab key.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace st::cli {

/// The line, without blanks at its ends; nothing at the end of input (Ctrl-D). `candidates` are
/// what the tab key completes. Asks on standard error.
std::optional<std::string> prompt(const std::string& question,
                                  const std::vector<std::string>& candidates);

}  // namespace st::cli
