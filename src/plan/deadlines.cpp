// The next due dates, out of what the rules have decided.
#include "st/plan/deadlines.hpp"

#include <algorithm>

namespace st {
namespace {

/// Due, also when its day has passed and it is not yet too late; or met until it comes round again.
/// What is unmet is a finding, not a date to come.
bool comes(const Decision& decision, Date as_of) {
  if (!decision.due) return false;
  if (decision.outcome == Outcome::due) return true;
  return decision.outcome == Outcome::met && decision.again && *decision.due >= as_of;
}

}  // namespace

std::vector<Deadline> next_deadlines(const std::vector<RuleDecisions>& decided, Date as_of,
                                     std::size_t most) {
  std::vector<Deadline> all;
  for (const RuleDecisions& one : decided) {
    for (const Decision& decision : one.decisions) {
      if (!comes(decision, as_of)) continue;
      all.push_back({*decision.due, one.rule, decision.subject, decision.message, decision.where,
                     decision.outcome == Outcome::met});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) { return a.date < b.date; });
  std::vector<Deadline> next;
  for (Deadline& deadline : all) {
    if (next.size() == most) break;
    const bool told = std::any_of(next.begin(), next.end(), [&](const Deadline& other) {
      return other.rule == deadline.rule && other.date == deadline.date;
    });
    if (!told) next.push_back(std::move(deadline));
  }
  return next;
}

}  // namespace st
