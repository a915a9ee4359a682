// What a plan holds for a goal: the certificates that certify an activity for it, the activities
// themselves, and where the service was.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
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

/// What in the plan names each goal, whatever it is: the first.
using NamedGoals = std::map<std::string_view, const Record*>;
NamedGoals named_goals(const Context& context);

/// The places of the service that the certificates are for.
struct Places {
  std::set<std::string, std::less<>> units;
  Truth primary = Truth::no;  ///< Is one of them in primary care?
};
Places places_of(const Context& context, const std::vector<const Record*>& certificates);

}  // namespace st
