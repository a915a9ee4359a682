// What a plan holds for a goal: the certificates that certify an activity for it, the activities
// themselves, and where the service was.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"
#include "st/rule/pack.hpp"

namespace st {

/// Issued certificates of one of the kinds that name the goal, or are for records that do.
std::vector<const Record*> certificates_for(const Context& context, const Goal& goal,
                                            const std::vector<std::string>& kinds);

/// An activity of one of the kinds that names the goal.
struct Activities {
  const Record* done = nullptr;     ///< The last that has ended.
  const Record* planned = nullptr;  ///< The one that ends last of those that have not.
};
Activities activities_for(const Context& context, const Goal& goal,
                          const std::vector<std::string>& kinds);

/// Everything in the plan that names the goal, whatever it is.
const Record* anything_for(const Context& context, const std::string& goal);

/// The places of the service that the certificates are for.
struct Places {
  std::set<std::string, std::less<>> units;
  Truth primary = Truth::no;  ///< Is one of them in primary care?
};
Places places_of(const Context& context, const std::vector<const Record*>& certificates);

}  // namespace st
