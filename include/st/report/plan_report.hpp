// Where a training stands: one page for people, all of it for programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/check/check.hpp"
#include "st/plan/coverage.hpp"
#include "st/plan/deadlines.hpp"
#include "st/plan/projection.hpp"
#include "st/record/document.hpp"

namespace st {

struct PlanReport {
  const World& world;
  const Projection& projection;
  const RuleBook& book;
  std::vector<GoalStand> goals{};
  std::vector<Deadline> deadlines{};  ///< By date.
  std::optional<Date> from{};         ///< The time that the timeline shows; else all of it.
  std::optional<Date> to{};
  Lang lang = Lang::en;
  bool colour = false;
  bool ascii = false;  ///< Bars without characters beyond ASCII.
  int width = 100;

  const Document& plan() const { return world.plan(); }
  Date as_of() const { return projection.as_of; }
};

/// Who, how far, when it ends; a timeline; goals; the next dates.
std::string plan_text(const PlanReport& report);
/// Every day of the training accounted for, in a table.
std::string explained_text(const PlanReport& report);
/// Every date, with what, who and the rule.
std::string deadlines_text(const PlanReport& report);
/// Every goal, with what is planned, done and certified for it.
std::string goals_text(const PlanReport& report);

/// The timeline as a picture to print, in SVG.
std::string plan_svg(const PlanReport& report);

/// `st.plan/1`: schemas/st.plan.schema.json describes it.
std::string plan_json(const PlanReport& report);

}  // namespace st
