// What the pages about a plan say in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "st/report/page.hpp"
#include "st/report/plan_report.hpp"

namespace st {

constexpr int kDateColumn = 24;  ///< A day, and how far it is.

/// The doctor's name; the plan's id where there is none.
std::string doctor_name(const PlanReport& report);
Phrase specialty_name(const PlanReport& report);
Phrase who(const PlanReport& report);
/// The regulation and the ground for it; empty when it is not known.
Phrase regulation(const PlanReport& report);

/// The months that are short, with all that is short for one reason together, the most first.
struct Shortfall {
  Phrase why;
  Months months{};
};
std::vector<Shortfall> shortfalls(const PlanReport& report);

/// A section's records, those that begin first before the others; what is cancelled is left out.
std::vector<const Record*> in_order(const Document& plan, const char* section);
/// Its days; one that is not over reaches to `last`.
std::optional<Period> period_shown(const Record& record, Date last);
/// The unit's name, its id, or the record's own.
std::string place_name(const PlanReport& report, const Record& rotation);
std::string unit_name(const PlanReport& report, const std::string& id);
/// The words of its kind; else what such a record is called.
Phrase kind_word(const Record& record);
Phrase coverage_word(Coverage state);
std::string listed(const std::vector<std::string>& words);

/// "2026-12-08  12 d   what to do (who) [RV-257]"
void tell_deadline(Page& page, const PlanReport& report, const Deadline& deadline);

}  // namespace st
