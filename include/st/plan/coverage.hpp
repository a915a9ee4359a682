// Goal by goal: what the plan holds for it, and what is still lacking.
#pragma once

#include <string>
#include <vector>

#include "st/rule/goals.hpp"
#include "st/rule/judge.hpp"

namespace st {

/// Worst first: nothing in the plan names it; something does; an activity is done and its paper is
/// missing; everything that the goal asks for is there.
enum class Coverage { unplanned, planned, unproven, met };
std::string_view name(Coverage state);

/// A certificate that a goal asks for and that is not there.
struct GoalNeed {
  std::vector<std::string> kinds;  ///< Any of them.
  Outcome outcome = Outcome::due;
  Phrase message{};
  Span where{};
};

struct GoalStand {
  Goal goal{};
  Coverage state = Coverage::unplanned;
  std::vector<GoalNeed> needs{};            ///< Those that are lacking.
  std::vector<const Record*> activities{};  ///< Rotations, courses and projects that name it.
};

/// In the order of the target description; nothing when the packs do not know it. `decided`: what
/// the rules say of this plan.
std::vector<GoalStand> coverage_of(const std::vector<const Pack*>& packs, const Document& plan,
                                   const std::vector<RuleDecisions>& decided);

}  // namespace st
