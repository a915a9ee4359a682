// Rotations that are wanted and have no days yet: where each could be, and what speaks against it.
// What is best of that a solver chooses (plan/choice.hpp).
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "st/plan/capacity.hpp"
#include "st/plan/choice.hpp"
#include "st/plan/projection.hpp"
#include "st/record/document.hpp"
#include "st/text/edit.hpp"

namespace st {

/// A record of section `wanted`.
struct Wish {
  const Document* plan = nullptr;
  const Record* record = nullptr;
  std::string doctor{};  ///< Name, or id.
  std::string unit{};
  std::string place{};             ///< The unit's name, or what else there is to call it.
  std::optional<Months> months{};  ///< Of full time.
};

/// A wish on certain days.
struct Placed {
  std::size_t wish = 0;
  Period period{};
};

/// Why something must hold, and where that is written.
struct Reason {
  Phrase what{};
  Span where{};
};

/// The wish as a record of section `rotations`.
Meant rotation_of(const Wish& wish, Period period);

/// A plan with wishes, and the days of its training.
struct PlanAsked {
  const Document& plan;
  const Projection& projection;
};

/// Every wish on every day on which it could begin: the first of a month, its own earliest day, the
/// day after a rotation or an absence. It lasts until its months of full time are served.
class Proposal {
 public:
  /// `all`: every plan that is known, for the room at units. `first`: no rotation begins earlier.
  Proposal(const std::vector<PlanAsked>& all, const std::deque<Document>& units, Date first);

  const std::vector<Wish>& wishes() const { return wishes_; }
  const Placed& option(std::size_t number) const { return places_[number]; }
  const Reason& reason(ReasonNumber number) const { return reasons_[number]; }
  /// For the solver: its options and reasons have the numbers of those here. Of a wish the options
  /// are in the order of their days.
  const Choosing& choosing() const { return choosing_; }

  /// The wish's options that nothing speaks against.
  std::vector<std::size_t> open_options(std::size_t wish) const;
  /// What the rule called `name` says against it.
  void speak_against(std::size_t option, const std::string& name, const Reason& reason);
  /// The same of options that each could be chosen, but not all of them.
  void speak_against(const std::vector<std::size_t>& options, const Reason& reason);

  /// Says of what would come after something without days that it has none for that.
  void explain_followers(Chosen& chosen) const;

 private:
  using Room = std::vector<std::pair<std::size_t, Period>>;  ///< Of wishes' options.

  void read_wishes(const PlanAsked& asked, const std::deque<Document>& units);
  void read_places(const PlanAsked& asked, Date first);
  void place(const PlanAsked& asked, std::size_t number, Date first);
  void one_at_a_time(const Document& plan);
  void in_order(std::size_t number);
  void keep_room(const std::vector<Presence>& presences, const Document& unit);
  ReasonNumber add_reason(Reason reason);
  std::optional<std::size_t> wish_called(const Document& plan, std::string_view id) const;
  std::vector<std::size_t> options_of(std::size_t wish) const;

  std::vector<Wish> wishes_{};
  std::vector<Placed> places_{};  ///< Parallel to choosing_.options.
  std::vector<Reason> reasons_{};
  std::map<std::pair<std::size_t, std::string>, ReasonNumber> by_rule_{};
  std::map<std::size_t, ReasonNumber> order_{};  ///< By the wish that comes after others.
  Choosing choosing_{};
};

}  // namespace st
