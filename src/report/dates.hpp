// The dates to come, out of verdicts, as several reports tell them.
#pragma once

#include <string>
#include <vector>

#include "st/check/check.hpp"
#include "st/plan/deadlines.hpp"

namespace st {

struct Dated {
  const Verdict* verdict;
  Deadline deadline;
};

/// The nearest `most` of all verdicts, by date.
std::vector<Dated> next_dates(const std::vector<Verdict>& verdicts, Date as_of, std::size_t most);

/// What the rule asks for, in the words that a doctor can act on, and of what it is asked.
std::string what_to_do(const Deadline& deadline, Lang lang);

}  // namespace st
