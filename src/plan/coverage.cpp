// Out of the decisions of the national rules on goals, whose subjects are "c1/clinical".
#include "st/plan/coverage.hpp"

#include <algorithm>

namespace st {
namespace {

std::vector<std::string> kinds_in(std::string_view words) {
  std::vector<std::string> kinds;
  for (;;) {
    const auto bar = std::min(words.find('|'), words.size());
    kinds.emplace_back(words.substr(0, bar));
    if (bar == words.size()) return kinds;
    words.remove_prefix(bar + 1);
  }
}

bool is_fulfilled(Outcome outcome) {
  return outcome == Outcome::met || outcome == Outcome::excepted ||
         outcome == Outcome::not_applicable;
}

/// Several rules may speak of one certificate: the worst counts.
void note(std::vector<GoalNeed>& needs, const std::vector<std::string>& kinds,
          const Decision& decision) {
  const auto same = std::find_if(needs.begin(), needs.end(),
                                 [&](const GoalNeed& one) { return one.kinds == kinds; });
  GoalNeed need{kinds, decision.outcome, decision.message, decision.where};
  if (same == needs.end()) {
    needs.push_back(std::move(need));
  } else if (decision.outcome < same->outcome) {
    *same = std::move(need);
  }
}

std::vector<const Record*> activities_naming(const Document& plan, const std::string& goal) {
  std::vector<const Record*> found;
  for (const char* section : {"rotations", "courses", "projects"}) {
    for (const Record* record : plan.list(section)) {
      const auto status = record->text("status");
      if (status == "cancelled" || status == "denied") continue;
      if (std::ranges::count(record->texts("goals"), goal) > 0) found.push_back(record);
    }
  }
  return found;
}

Coverage state_of(const GoalStand& stand, bool known) {
  const auto unproven = [](const GoalNeed& need) { return need.outcome == Outcome::unproven; };
  if (known && stand.needs.empty()) return Coverage::met;
  if (std::ranges::any_of(stand.needs, unproven)) return Coverage::unproven;
  return stand.activities.empty() ? Coverage::unplanned : Coverage::planned;
}

}  // namespace

std::string_view name(Coverage state) {
  switch (state) {
    case Coverage::unplanned: return "unplanned";
    case Coverage::planned: return "planned";
    case Coverage::unproven: return "unproven";
    case Coverage::met: return "met";
  }
  return "unplanned";
}

std::vector<GoalStand> coverage_of(const std::vector<const Pack*>& packs, const Document& plan,
                                   const std::vector<RuleDecisions>& decided) {
  std::vector<GoalStand> stands;
  for (const DescribedGoal& one : goals_of(packs, plan).value_or(std::vector<DescribedGoal>{})) {
    GoalStand& stand = stands.emplace_back();
    stand.goal = *one.goal;
    stand.goal.unverified = one.unverified();
    stand.activities = activities_naming(plan, stand.goal.code);
  }
  std::vector<bool> known(stands.size());
  for (const RuleDecisions& one : decided) {
    if (!one.rule->pack || one.rule->pack->layer != "national") continue;
    for (const Decision& decision : one.decisions) {
      const std::string_view subject = decision.subject;
      const auto slash = subject.find('/');
      if (slash == subject.npos) continue;
      const auto stand = std::ranges::find(stands, subject.substr(0, slash),
                                           [](const GoalStand& s) { return s.goal.code; });
      if (stand == stands.end()) continue;
      known[static_cast<std::size_t>(stand - stands.begin())] = true;
      note(stand->needs, kinds_in(subject.substr(slash + 1)), decision);
    }
  }
  for (std::size_t i = 0; i < stands.size(); ++i) {
    std::erase_if(stands[i].needs, [](const GoalNeed& need) { return is_fulfilled(need.outcome); });
    stands[i].state = state_of(stands[i], known[i] && !stands[i].goal.unknown);
  }
  return stands;
}

}  // namespace st
