// Many trainings in one table: who ends when, who is late, what comes next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/report/plan_report.hpp"

namespace st {

struct CohortRow {
  std::string path;
  std::string id{};
  std::string doctor{};  ///< The name; the id where there is none.
  Phrase specialty{};
  std::optional<Date> end{};     ///< Projected.
  std::optional<Date> target{};  ///< training.target_end
  std::optional<Months>
      late{};  ///< Months of the calendar from the target to the end; below zero: early.
  std::optional<Months> left{};
  std::optional<Date> next{};  ///< The next date to keep, and the rule that it stems from.
  std::string next_rule{};
  int errors = 0;
  int warnings = 0;
  bool completed = false;
};

CohortRow cohort_row(const PlanReport& report, const Verdict& verdict);

/// What the table can be sorted by: doctor, specialty, end, late, next, errors. Those of which it
/// is not known come last, and equals by their path.
const std::vector<std::string_view>& cohort_keys();
void sort_cohort(std::vector<CohortRow>& rows, std::string_view key, Lang lang);

struct Cohort {
  std::vector<CohortRow> rows{};
  Date as_of{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

/// One way of telling it.
struct CohortFormat {
  std::string_view name;
  std::string (*render)(const Cohort& cohort);
};
const std::vector<CohortFormat>& cohort_formats();

}  // namespace st
