#include "st/check/changes.hpp"

#include <algorithm>
#include <map>

namespace st {
namespace {

using Key = std::pair<std::string, std::string>;  ///< Path and rule.

/// A rule's outcome is the worst of its findings'.
void gather(const std::vector<Verdict>& verdicts, std::optional<Outcome> OutcomeChange::*side,
            std::map<Key, OutcomeChange>& all) {
  for (const Verdict& verdict : verdicts) {
    for (const Finding& finding : verdict.findings) {
      if (!finding.outcome || verdict.kind == Judged::tree) continue;
      OutcomeChange& change = all[{verdict.path, std::string(finding.rule)}];
      change.path = verdict.path;
      change.rule = finding.rule;
      change.name = finding.name;
      std::optional<Outcome>& outcome = change.*side;
      outcome = outcome ? std::min(*outcome, *finding.outcome) : *finding.outcome;
    }
  }
}

}  // namespace

std::vector<OutcomeChange> outcome_changes(const std::vector<Verdict>& before,
                                           const std::vector<Verdict>& after) {
  std::map<Key, OutcomeChange> all;
  gather(before, &OutcomeChange::before, all);
  gather(after, &OutcomeChange::after, all);
  std::vector<OutcomeChange> changes;
  for (auto& [key, change] : all) {
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace st
