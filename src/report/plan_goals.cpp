// Goal by goal: those that nothing is planned for come first.
#include <algorithm>

#include "st/report/page.hpp"
#include "st/report/plan_report.hpp"

#include "plan_words.hpp"

namespace st {
namespace {

std::string name_of(const Record& record) {
  if (!record.id().empty()) return std::string(record.id());
  for (const char* field : {"title", "unit"}) {
    if (record.type().find(field) && !record.text(field).empty()) {
      return std::string(record.text(field));
    }
  }
  return std::string(record.type().name);
}

}  // namespace

std::string goals_text(const PlanReport& report) {
  constexpr int kColumn = 10;
  Page page(report.colour, report.width);
  const auto in = [&](const Phrase& phrase) { return phrase.in(report.lang); };
  for (const Coverage state :
       {Coverage::unplanned, Coverage::planned, Coverage::unproven, Coverage::met}) {
    const auto count = std::ranges::count(report.goals, state, &GoalStand::state);
    if (count == 0) continue;
    if (!page.empty()) page.line();
    page.put(in(say("plan-goals-heading", {coverage_word(state), std::to_string(count)})),
             Ink::strong)
        .line();
    for (const GoalStand& stand : report.goals) {
      if (stand.state != state) continue;
      page.labelled(stand.goal.code, in(stand.goal.title), kColumn);
      std::vector<std::string> names;
      for (const Record* record : stand.activities) names.push_back(name_of(*record));
      if (!names.empty()) page.labelled("", in(say("plan-goal-in", {listed(names)})), kColumn);
      for (const GoalNeed& need : stand.needs) page.labelled("", in(need.message), kColumn);
      if (stand.goal.unknown) page.labelled("", in(say("plan-goal-unknown")), kColumn);
    }
  }
  if (page.empty()) page.put(in(say("plan-no-goals"))).line();
  return page.take();
}

}  // namespace st
