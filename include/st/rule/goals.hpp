// The goals of a plan's target description, as its packs know them.
#pragma once

#include <optional>
#include <vector>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"

namespace st {

/// Common goals first, then the specialty's own; nothing when the packs do not know the
/// description of this specialty under this regulation.
std::optional<std::vector<Goal>> goals_of(const std::vector<const Pack*>& packs,
                                          const Document& plan);

/// Goals that a record names and that are not of the description: ST-reference.
void check_goals(const std::vector<const Pack*>& packs, const Document& plan, Faults& faults);

}  // namespace st
