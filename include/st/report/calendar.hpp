// The dates to come as a calendar that others subscribe to or import.
#pragma once

#include <string>
#include <vector>

#include "st/report/plan_report.hpp"

namespace st {

/// What st-helper makes a calendar of: an event for each date of the reports, in `lang`. Whose
/// training it is stands in it only when `names` is asked for, and nobody else does.
std::string calendar_json(const std::vector<const PlanReport*>& reports, bool names, Lang lang);

}  // namespace st
