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

/// The stretches of the `count` days from `first` of which `on` holds, asked by number from 0.
template <class On>
std::vector<Period> stretches_where(Date first, std::size_t count, On on) {
  std::vector<Period> stretches;
  bool running = false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool runs = on(i);
    if (runs && !running) stretches.push_back({first + static_cast<int>(i), {}});
    if (!runs && running) stretches.back().to = first + static_cast<int>(i) - 1;
    running = runs;
  }
  if (running) stretches.back().to = first + static_cast<int>(count) - 1;
  return stretches;
}

/// Days that are marked, counted from the first of the training; most often none is.
class Marks {
 public:
  void set(std::size_t day) {
    if (day >= days_.size()) days_.resize(day + 1);
    days_[day] = 1;
  }
  std::vector<Period> stretches(Date first) const {
    return stretches_where(first, days_.size(), [&](std::size_t i) { return days_[i] != 0; });
  }

 private:
  std::vector<char> days_{};
};

}  // namespace st
