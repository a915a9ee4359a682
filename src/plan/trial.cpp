#include "st/plan/trial.hpp"

#include <algorithm>

namespace st {

Trial::Trial(const Tree& tree, const Document& plan, const RuleBook& book, Date as_of)
    : tree_(tree), plan_(plan), book_(book), as_of_(as_of) {
  for (const RuleDecisions& one : judged(plan)) {
    for (const Decision& decision : one.decisions) {
      if (decision.outcome == Outcome::unmet) unmet_.emplace(one.rule, decision.subject);
    }
  }
}

std::vector<RuleDecisions> Trial::judged(const Document& plan) const {
  const World world = world_of(tree_, plan);
  return decide(world, plan, packs_for(book_, world, plan, as_of_), as_of_);
}

std::vector<const Rule*> Trial::objections(const std::vector<Meant>& rotations) const {
  // One more file of the plan's: which of its files it will be written to is decided later.
  const std::string file = (plan_.path == "." ? "" : plan_.path + "/") + "proposed.yaml";
  const std::string text = block_text(mapping_value({{"rotations", list_value(rotations)}}), 0);
  const Document changed = edited(tree_, plan_, file, text);
  std::vector<const Rule*> objecting;
  for (const RuleDecisions& one : judged(changed)) {
    const bool objects = std::ranges::any_of(one.decisions, [&](const Decision& decision) {
      return decision.outcome == Outcome::unmet && !unmet_.contains({one.rule, decision.subject});
    });
    if (objects) objecting.push_back(one.rule);
  }
  return objecting;
}

}  // namespace st
