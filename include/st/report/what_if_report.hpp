// Two states of one plan side by side: as it is, and as it would be.
#pragma once

#include <string>
#include <vector>

#include "st/check/changes.hpp"
#include "st/report/plan_report.hpp"

namespace st {

/// A date that is another afterwards; nothing on the side where there is none.
struct MovedDate {
  const Deadline* before = nullptr;
  const Deadline* after = nullptr;
};

struct WhatIfReport {
  const PlanReport& before;
  const PlanReport& after;
  std::vector<OutcomeChange> outcomes{};

  /// By the day before, then the day after.
  std::vector<MovedDate> moved() const;
  /// Issued certificates that were written for a regulation that would no longer apply.
  std::vector<const Record*> to_issue_again() const;
};

std::string what_if_text(const WhatIfReport& report);
/// `st.what-if/1`: schemas/st.what-if.schema.json describes it.
std::string what_if_json(const WhatIfReport& report);

}  // namespace st
