// `st report timeline`: the training over the years as a picture, and the same in a table.
#include "report/papers/parts.hpp"
#include "report/years.hpp"

namespace st {

Paper timeline_paper(const Subject& subject);

Paper timeline_paper(const Subject& subject) {
  const PlanReport& plan = *the_one(subject).plan;
  Paper paper = paper_about(subject, "timeline", say("timeline-title"));
  paper.blocks.emplace_back(progress(subject));
  Table table{.name = "timeline", .title = say("timeline-table")};
  table.columns = {{"row", say("paper-where")},
                   {"what", say("paper-what")},
                   {"from", say("paper-from"), Holding::day},
                   {"to", say("paper-to"), Holding::day}};
  table.none = say("paper-none");
  if (plan.projection.start()) {
    paper.blocks.emplace_back(Picture{"timeline", say("timeline-words"), plan_svg(plan)});
    for (const YearsRow& row : years_of(plan, years_shown(plan))) {
      for (const YearsItem& item : row.items)
        table.rows.push_back({row.label, item.name, item.period.from, item.period.to});
    }
  }
  paper.blocks.emplace_back(std::move(table));
  return paper;
}

}  // namespace st
