// The rows of a training's timeline, before anybody draws them: units, absences, courses, projects.
#pragma once

#include <string>
#include <vector>

#include "st/report/plan_report.hpp"

namespace st {

enum class Drawn { home, away, other, unplanned, absence, course, project };

/// Something that takes its time.
struct YearsItem {
  Period period{};
  Drawn drawn = Drawn::home;
  std::string name{};  ///< Its id or title; empty of days that no record speaks of.
};

/// Items that are called alike.
struct YearsRow {
  std::string label;
  std::vector<YearsItem> items{};
};

/// What the report asks for, else the training from its start to its end.
Period years_shown(const PlanReport& report);
/// Service by unit, then absences by kind, then courses and projects; only what is in the time
/// shown.
std::vector<YearsRow> years_of(const PlanReport& report, Period shown);

}  // namespace st
