// Days, periods and numbers as the forms ask for them.
#pragma once

#include <string>

#include "st/calendar/date.hpp"
#include "st/calendar/months.hpp"
#include "st/rule/condition.hpp"

namespace st {

std::string form_day(Date day);          ///< "220110"
std::string form_period(Period period);  ///< "220110-230630"
std::string form_share(Share share);     ///< "80"
std::string form_months(Months months);  ///< "17,53"

}  // namespace st
