#include "st/rule/decision.hpp"

#include <algorithm>

namespace st {

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::unmet: return "unmet";
    case Outcome::unproven: return "unproven";
    case Outcome::undecided: return "undecided";
    case Outcome::excepted: return "excepted";
    case Outcome::due: return "due";
    case Outcome::met: return "met";
    case Outcome::not_applicable: return "not_applicable";
  }
  return "met";
}

std::optional<Outcome> outcome_named(std::string_view word) {
  for (const Outcome outcome : all_outcomes) {
    if (name(outcome) == word) return outcome;
  }
  return {};
}

Outcome RuleDecisions::outcome() const {
  for (const Outcome outcome : all_outcomes) {
    if (std::ranges::any_of(decisions, [&](const Decision& d) { return d.outcome == outcome; }))
      return outcome;
  }
  return Outcome::not_applicable;
}

}  // namespace st
