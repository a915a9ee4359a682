// What the parts of the timeline share: the `counts` rules of the packs, and marked days as
// stretches.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "st/rule/counts.hpp"
#include "st/rule/timeline.hpp"

namespace st {

struct Timeline::Counting {
  std::vector<const Counts*> rules;

  bool takes_nothing(std::string_view kind) const {
    return std::ranges::any_of(
        rules, [&](const Counts* c) { return std::ranges::count(c->absences, kind) > 0; });
  }
};

/// The stretches of days that are marked, counted from `first`.
std::vector<Period> stretches_of(Date first, const std::vector<bool>& on);

}  // namespace st
