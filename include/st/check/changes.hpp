// Which outcomes of which plans differ between two verdicts on the same tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "st/check/check.hpp"

namespace st {

struct OutcomeChange {
  std::string path;  ///< The plan's, unit's or region's.
  std::string rule;
  std::string name;
  std::optional<Outcome> before{};  ///< None: the rule was not there.
  std::optional<Outcome> after{};
};

/// By path, then in the order of the rules' ids.
std::vector<OutcomeChange> outcome_changes(const std::vector<Verdict>& before,
                                           const std::vector<Verdict>& after);

}  // namespace st
