// `st report goals`: every goal with what is recorded for it, those without anything first.
#include <algorithm>

#include "report/formats/svg_bars.hpp"
#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

Paper goals_paper(const Subject& subject);

namespace {

Tone tone_of(Coverage state) {
  switch (state) {
    case Coverage::unplanned: return Tone::bad;
    case Coverage::unproven: return Tone::watch;
    case Coverage::met: return Tone::good;
    case Coverage::planned: break;
  }
  return Tone::plain;
}

/// Its title or its unit, and where it stands.
std::string evidence(const PlanReport& plan, const Record& record) {
  std::string name;
  if (record.type().find("title")) name = record.text("title");
  if (name.empty() && record.type().find("unit")) name = place_name(plan, record);
  if (name.empty()) name = kind_word(record).in(plan.lang);
  if (const auto period = period_shown(record, plan.as_of())) name += " " + period->from.iso();
  return name + " (" + place_in(plan, place_text(record.head())) + ")";
}

std::vector<Cell> row_of(const PlanReport& plan, const GoalStand& stand) {
  std::vector<std::string> activities;
  for (const Record* record : stand.activities) activities.push_back(evidence(plan, *record));
  std::vector<Phrase> lacking;
  for (const GoalNeed& need : stand.needs) lacking.push_back(need.message);
  if (stand.goal.unknown) lacking.push_back(say("plan-goal-unknown"));
  return {stand.goal.code, Phrase(stand.goal.title),
          Cell(coverage_word(stand.state), tone_of(stand.state)), listed(activities),
          enumerate(lacking)};
}

}  // namespace

Paper goals_paper(const Subject& subject) {
  const PlanReport& plan = *the_one(subject).plan;
  Paper paper = paper_about(subject, "goals", say("goals-title"));
  Figures figures;
  std::vector<SvgBar> bars;
  Table table{.name = "goals"};
  table.columns = {{"goal", say("paper-goal")},
                   {"title", say("paper-about")},
                   {"state", say("paper-state")},
                   {"evidence", say("paper-evidence")},
                   {"lacking", say("paper-lacking")}};
  table.none = say("plan-no-goals");
  for (const Coverage state :
       {Coverage::unplanned, Coverage::planned, Coverage::unproven, Coverage::met}) {
    const auto count = std::ranges::count(plan.goals, state, &GoalStand::state);
    figures.all.push_back(
        {std::string(name(state)), coverage_word(state),
         Cell(static_cast<std::int64_t>(count), count ? tone_of(state) : Tone::quiet)});
    bars.push_back({.label = coverage_word(state).in(subject.lang),
                    .value = static_cast<std::int64_t>(count),
                    .shown = std::to_string(count)});
    for (const GoalStand& stand : plan.goals) {
      if (stand.state == state) table.rows.push_back(row_of(plan, stand));
    }
  }
  if (!plan.goals.empty()) {
    const Phrase title = say("goals-picture");
    paper.blocks.emplace_back(std::move(figures));
    paper.blocks.emplace_back(Picture{"states", title, svg_bars(title, bars, subject.lang)});
  }
  paper.blocks.emplace_back(std::move(table));
  return paper;
}

}  // namespace st
