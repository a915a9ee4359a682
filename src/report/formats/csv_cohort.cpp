// The table of trainings for spreadsheets.
#include "st/report/cohort.hpp"

#include "report/formats/csv.hpp"

namespace st {

std::string cohort_csv(const Cohort& cohort);

std::string cohort_csv(const Cohort& cohort) {
  const auto day = [](const std::optional<Date>& some) { return some ? some->iso() : ""; };
  const auto months = [](const std::optional<Months>& some) { return some ? some->text() : ""; };
  std::string file =
      csv::begun({"doctor", "id", "specialty", "end", "target", "months_late", "months_left",
                  "next", "next_rule", "errors", "warnings", "completed", "path"});
  for (const CohortRow& row : cohort.rows) {
    csv::add_row(file, {row.doctor, row.id, row.specialty.in(cohort.lang), day(row.end),
                        day(row.target), months(row.late), months(row.left), day(row.next),
                        row.next_rule, std::to_string(row.errors), std::to_string(row.warnings),
                        row.completed ? "yes" : "no", row.path});
  }
  return file;
}

}  // namespace st
