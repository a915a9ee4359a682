#include "st/rule/goals.hpp"

#include <algorithm>

#include "st/text/suggest.hpp"

namespace st {

std::optional<std::vector<DescribedGoal>> goals_of(const std::vector<const Pack*>& packs,
                                                   const Document& plan) {
  const Record* training = plan.section("training");
  if (!training) return {};
  const std::string_view regulation = training->text("regulation");
  std::vector<DescribedGoal> goals;
  const GoalList* list = nullptr;
  for (const Pack* pack : packs) {
    for (const GoalList& one : pack->goals) {
      if (one.regulation == regulation) list = &one;
    }
  }
  if (!list) return {};
  for (const std::string& code : list->common) {
    for (const Pack* pack : packs) {
      const auto it = std::ranges::find(pack->common_goals, code, &Goal::code);
      if (it == pack->common_goals.end()) continue;
      goals.push_back({&*it, std::ranges::count(list->inferred, code) > 0});
    }
  }
  for (const Goal& goal : list->own) goals.push_back({&goal});
  return goals;
}

void check_goals(const std::vector<const Pack*>& packs, const Document& plan, Faults& faults) {
  const auto goals = goals_of(packs, plan);
  if (!goals) return;
  std::vector<std::string_view> known;
  for (const DescribedGoal& one : *goals) known.push_back(one.goal->code);
  const auto look = [&](const Record& record, const auto& self) -> void {
    for (const Entry& entry : record.entries()) {
      for (const Value& value : entry.values) {
        if (const Record* inner = value.record()) self(*inner, self);
        const auto* code = value.as<std::string>();
        if (!code || entry.field->kind != Kind::goal || std::ranges::count(known, *code) > 0)
          continue;
        faults.push_back({.code = "ST-reference",
                          .message = say("rule-goal-unknown", {*code}),
                          .where = value.where,
                          .help = suggestion(*code, known)});
      }
    }
  };
  look(*plan.root, look);
}

}  // namespace st
