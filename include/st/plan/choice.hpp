// Choosing among places in time: what is to be chosen, and what was. A solver decides; it knows
// nothing of plans.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace st {

/// A number that stands for why something must hold: a wish, a date, a rule.
using ReasonNumber = std::size_t;

/// Of every group one option is to be chosen, at the least cost.
struct Choosing {
  struct Option {
    std::size_t group = 0;
    int cost = 0;
    std::vector<ReasonNumber> against{};  ///< It may not be chosen while any of them holds.
  };
  struct Part {
    std::size_t option = 0;
    int amount = 1;
    bool operator==(const Part&) const = default;
  };
  /// What the chosen options amount to is at most `most`.
  struct Limit {
    std::vector<ReasonNumber> reasons{};  ///< None: it holds, come what may.
    int most = 0;
    std::vector<Part> parts{};
  };

  std::size_t groups = 0;  ///< The reasons from 0 on: that of this group one is chosen.
  std::size_t reasons = 0;
  std::vector<Option> options{};
  std::vector<Limit> limits{};
  /// Of the first group nothing is chosen unless something of the second is.
  std::vector<std::pair<std::size_t, std::size_t>> follows{};
};

/// What cannot all hold. Not told of a group that follows one of which nothing could be chosen.
struct Conflict {
  std::size_t group = 0;                ///< Of which nothing could be chosen.
  std::vector<ReasonNumber> reasons{};  ///< None: it was not looked for.
  bool smallest = false;  ///< Shown to be: else only that none of them can be left out.
};

struct Chosen {
  std::vector<std::size_t> options{};  ///< As many as could be.
  int cost = 0;
  int bound = 0;         ///< What it would cost at the very least, with as many.
  std::size_t most = 0;  ///< Of more groups than these nothing can be chosen.
  std::vector<Conflict> conflicts{};
};

}  // namespace st
