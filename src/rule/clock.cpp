// The clock on which recurring rules run: it stands still outside the posts that the rule speaks
// of, and through long absences (design part 4).
#include <algorithm>

#include "st/rule/timeline.hpp"

namespace st {

bool Clock::runs_on(Date day) const {
  return std::ranges::any_of(stretches_, [&](const Period& p) { return p.contains(day); });
}

int Clock::days(Period within) const {
  int sum = 0;
  for (const Period& stretch : stretches_) {
    const Date from = std::max(stretch.from, within.from);
    const Date to = std::min(stretch.to, within.to);
    if (from <= to) sum += to - from + 1;
  }
  return sum;
}

Date Clock::after(Date from, Duration length) const {
  // The day by the calendar, moved on by each day on which the clock stood still before it.
  const Date plain = from + length;
  Date day = plain;
  while (true) {
    const Period passed{from + 1, day};
    const int still = passed.from <= passed.to ? passed.days() - days(passed) : 0;
    if (!stretches_.empty() && day > stretches_.back().to) return day;
    const Date moved = plain + still;
    if (moved == day) return day;
    day = moved;
  }
}

}  // namespace st
