// The goals of a plan's target description, as its packs know them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"

namespace st {

/// A goal as a target description has it.
struct DescribedGoal {
  const Goal* goal;       ///< In its pack.
  bool inferred = false;  ///< That the description has it stands in no source.

  std::string_view unverified() const {
    return goal->unverified.empty() && inferred ? "inferred" : std::string_view(goal->unverified);
  }
};

/// Common goals first, then the specialty's own; nothing when the packs do not know the
/// description of this specialty under this regulation.
std::optional<std::vector<DescribedGoal>> goals_of(const std::vector<const Pack*>& packs,
                                                   const Document& plan);

/// Goals that a record names and that are not of the description: ST-reference.
void check_goals(const std::vector<const Pack*>& packs, const Document& plan, Faults& faults);

}  // namespace st
