// What would be if: a plan changed in memory, and nothing written.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/log/session.hpp"

namespace st::cli {

struct WhatIf {
  std::string file{};   ///< A fragment of a plan, laid over it.
  std::string share{};  ///< "80%", from `from` on.
  std::string from{};
  std::string leave{};               ///< "2027-03-01..2027-08-31"
  std::vector<std::string> moves{};  ///< An id, and its new first day; pairs.
  std::string regulation{};
  std::string region{};

  bool asked() const {
    return !(file.empty() && share.empty() && leave.empty() && moves.empty() &&
             regulation.empty() && region.empty());
  }
};

void declare_what_if(Usage& usage, WhatIf& what_if);

/// Makes the changes in the session's plan. Throws Trouble for what cannot be read.
void apply(const WhatIf& what_if, Session& session, const Io& io);

}  // namespace st::cli
