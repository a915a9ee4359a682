// `st rules diff`: what changed between two packs or two days, and whose outcomes change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "st/check/changes.hpp"
#include "st/report/rules_report.hpp"
#include "st/rule/diff.hpp"

namespace st {

struct RulesDiff {
  std::string before{};  ///< The packs or days, as given.
  std::string after{};
  std::vector<EntryChange> entries{};
  std::optional<std::vector<OutcomeChange>> outcomes{};  ///< None: no plans were given.
};

std::string diff_text(const RulesDiff& diff, const RulesReport& report);
/// `st.rules.diff/1`
std::string diff_json(const RulesDiff& diff, const RulesReport& report);

}  // namespace st
