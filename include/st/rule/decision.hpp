// What a rule says of a plan: outcomes with their evidence (design part 3).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/text/fault.hpp"
#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

enum class Outcome { unmet, unproven, undecided, excepted, due, met, not_applicable };

/// In the order in which one of them speaks for the whole rule.
inline constexpr std::array all_outcomes{
    Outcome::unmet, Outcome::unproven, Outcome::undecided,     Outcome::excepted,
    Outcome::due,   Outcome::met,      Outcome::not_applicable};
std::string_view name(Outcome outcome);  ///< "not_applicable"
std::optional<Outcome> outcome_named(std::string_view word);

/// What a rule decides of one subject.
struct Decision {
  Outcome outcome = Outcome::met;
  std::string subject = "plan";  ///< The plan; a record's id; a year; a goal and its activity.
  Phrase message{};              ///< What is wrong, missing, or fulfils it; one clause.
  Span where{};                  ///< The record, or the place where one is missing.
  std::optional<Date> since{};   ///< First day on which it was unmet.
  std::optional<Date> due{};     ///< Last day on which it can still be fulfilled in time.
  bool again = false;            ///< Fulfilled so far; `due` is when it must happen again.
  bool closed = false;           ///< It can no longer be mended.
  std::string unverified{};      ///< It rests on a fact known so, unchecked: a warning at most.
  std::vector<Span> evidence{};  ///< The records that fulfil it, or that speak against it.
};

struct Rule;

/// A rule with all that it decides of one plan, unit or region.
struct RuleDecisions {
  const Rule* rule = nullptr;
  std::vector<Decision> decisions;

  /// The first that occurs of unmet, unproven, undecided, excepted, due, met, not_applicable.
  Outcome outcome() const;
};

}  // namespace st
