// The verb `counts`, gathered from every pack that speaks of a plan: what enters the sum of months.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "st/calendar/months.hpp"
#include "st/rule/condition.hpp"

namespace st {

struct Rule;

/// One `counts` rule, as its options say.
struct Counts {
  const Rule* rule = nullptr;
  std::vector<std::string> absences{};   ///< Kinds of absence that take nothing from service.
  std::string credit{};                  ///< Kind of credit that the cap is for.
  std::optional<Condition> of_credit{};  ///< What is asked of such a credit.
  bool not_in_bt = false;
  bool every_credit = false;  ///< The cap of all credits together: what must remain.
  std::optional<Months> at_most{};
  std::optional<Months> must_remain{};
  std::optional<Limit> before{};          ///< Service before this day counts at most `at_most`.
  std::optional<Condition> supervisor{};  ///< Only service under such a supervisor counts.
};

/// The options of `counts`, for the timeline; null when the rule has another verb.
std::shared_ptr<const Counts> read_counts(const Rule& rule);

}  // namespace st
