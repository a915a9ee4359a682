// What comes next: the days by which rules that are not yet fulfilled, or that recur, must be.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/record/document.hpp"
#include "st/rule/decision.hpp"
#include "st/rule/pack.hpp"
#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

struct Deadline {
  Date date{};
  const Rule* rule = nullptr;
  std::string subject{};
  Phrase what{};  ///< What the decision says of it.
  Span where{};
  bool again = false;  ///< Fulfilled so far: the next time that it recurs.
};

/// The nearest `most` of them by date, those whose day has passed first; of one rule on one day
/// only one.
std::vector<Deadline> next_deadlines(const std::vector<RuleDecisions>& decided, Date as_of,
                                     std::size_t most);

/// Takes away those that nobody needs to do anything for: with what is planned, and as time passes,
/// the rule will be fulfilled on its day. `decided` on `world` as of `as_of`.
void drop_fulfilled(std::vector<Deadline>& deadlines, const World& world,
                    const std::vector<const Pack*>& packs, Date as_of);

}  // namespace st
