// What one decision may look at, and the four answers that a condition can give.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/record/document.hpp"
#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

struct Pack;
struct Rule;
class Timeline;
class Gathered;

struct Context {
  const World& world;                     ///< The plan with the units and regions that it names.
  const Document& document;               ///< The plan, unit or region that is judged.
  const std::vector<const Pack*>& packs;  ///< Those that speak of the plan, national first.
  const Timeline* timeline = nullptr;     ///< Service and clocks; null on units and regions.
  Date as_of{};
  Date moment{};               ///< The day judged; as_of unless a verb looks at another.
  const Pack* pack = nullptr;  ///< The rule's; its parameters and its clock are used.
  const Rule* rule = nullptr;
  Gathered* gathered = nullptr;  ///< What rules have asked for before; null: nothing is kept.
  bool planned = false;          ///< Paths also take what is dated after as-of.
  bool reasons = true;           ///< Else a no is said without words: nobody will read why.
  bool settled_told = true;      ///< What is met, or not spoken of, is put into words.

  const Record& root() const { return document.body(); }
  Context at(Date day) const {
    Context other = *this;
    other.moment = day;
    return other;
  }
};

/// Worst first. `later`: it will hold, but its date is after as-of.
enum class Truth { no, unknown, later, yes };

/// What a condition says, with the path and place that made it so.
struct Answer {
  Truth truth = Truth::yes;
  std::string_view path{};     ///< The path that decided, as it stands in the rule.
  Span where{};                ///< The value, or the record that lacks it.
  std::optional<Date> when{};  ///< Of `later`: the day on which it will hold.
  Phrase why{};                ///< What was found instead of what is asked; one clause.
  bool settled = false;        ///< A recorded day was too late or too early: it stays so.

  bool yes() const { return truth == Truth::yes; }
};

Answer all_of(std::vector<Answer> answers);  ///< The worst.
Answer any_of(std::vector<Answer> answers);  ///< The best.

}  // namespace st
