// Inside the report floor: what st check --statistics counts and tells.
#pragma once

#include "st/report/check_report.hpp"
#include "st/report/page.hpp"

namespace st {

void add(Statistics& statistics, const Verdict& verdict);
void put_statistics(Page& page, const Statistics& statistics, Lang lang);

}  // namespace st
