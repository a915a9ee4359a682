// Where a training stands in months of full time, and when it ends, with every day accounted for
// (design part 4).
#pragma once

#include <optional>
#include <vector>

#include "st/calendar/months.hpp"
#include "st/rule/context.hpp"
#include "st/rule/timeline.hpp"

namespace st {

/// Days on end that are alike: the same records, and the same that counts of each day.
struct Spell {
  Period period{};
  bool recorded = true;        ///< Else it goes on as training.share says.
  const Post* post = nullptr;  ///< Null: outside every post, nothing counts.
  std::vector<const Record*> rotations{};
  std::vector<const Record*> absences{};
  Share working{};                 ///< Worked, by the post or by what the rotations state.
  Share away{};                    ///< Taken from that by absences.
  Share counted{};                 ///< What counts of each day.
  const Rule* left_out = nullptr;  ///< The rule by which nothing counts.
  Months months{};                 ///< That count.
  Months sum{};                    ///< Of all months so far, credits included.
};

/// What a day's service was short of full time by, and why.
struct NotCounted {
  const Rule* rule = nullptr;       ///< A rule leaves it out; or
  const Record* absence = nullptr;  ///< an absence takes it.
  Months months{};
};

struct Projection {
  Projection(const World& world, const std::vector<const Pack*>& packs, Date today);
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;

  Timeline timeline;
  Date as_of{};
  Months credited{};
  Months done{};                          ///< Of service, up to and including as-of.
  Months to_come{};                       ///< Of service, after as-of and up to the end.
  std::optional<Months> left{};           ///< That must still be served; none when it is not known.
  std::vector<NotCounted> not_counted{};  ///< Up to as-of, the most first.
  std::vector<Spell> spells{};            ///< From the start to the end, without a gap.

  std::optional<Date> start() const { return timeline.start(); }
  std::optional<Date> end() const { return timeline.projected_end(); }
};

}  // namespace st
