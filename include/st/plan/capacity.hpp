// Who is where, and whether there is room: units by month.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "st/plan/projection.hpp"
#include "st/record/document.hpp"

namespace st {

/// Days on which somebody serves at a unit.
struct Presence {
  std::string unit{};
  std::string plan{};    ///< The plan's path.
  std::string doctor{};  ///< Name, or id.
  Period period{};
  const Record* rotation = nullptr;  ///< Null: days of a post that no rotation holds.
};

/// The doctor's name; the plan's id where there is none.
std::string shown_name(const Document& plan);

/// The rooms that the unit has on a day; nothing where it does not say.
std::optional<int> capacity_on(const Document* unit, Date day);

/// Adds the presences of one plan, up to its end. Days on which absences leave nothing are none.
void add_presences(const Document& plan, const Projection& projection,
                   std::vector<Presence>& presences);

/// A unit in one calendar month.
struct UnitMonth {
  int most = 0;                   ///< Trainees on the day on which they are most.
  std::optional<int> capacity{};  ///< The least that the unit says it has room for, if it says.
  bool over = false;              ///< On some day there are more than there is room for.
  std::vector<const Presence*> there{};

  int free() const { return capacity ? std::max(0, *capacity - most) : 0; }
};

struct UnitLoad {
  std::string unit{};
  std::string name{};
  std::vector<UnitMonth> months{};  ///< From the first month asked for on.
};

/// Every unit that has a capacity or anybody there in these months, by name. `first`: the first day
/// of a month.
std::vector<UnitLoad> loads_of(const std::vector<Presence>& presences,
                               const std::deque<Document>& units, Date first, int months);

/// Those there whose rotation is not agreed yet: they could be placed elsewhere, or later.
std::vector<const Presence*> who_could_move(const UnitMonth& month, Date as_of);

}  // namespace st
