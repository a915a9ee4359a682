// `all` and `any`: several verbs decide one rule together.
#include <algorithm>

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{.name = "together",
                               .term = "tillsammans",
                               .doc = {"en lista av verb", "a list of verbs"},
                               .fields = {}};
  return type;
}

std::vector<Clause> read_parts(const Node& body, Faults& faults) {
  std::vector<Clause> parts;
  if (body.kind != Node::Kind::sequence)
    faults.push_back({.code = "ST-type", .message = say("rule-parts-list"), .where = body.where});
  for (const Node& item : body.children) {
    parts.push_back(read_clause(item, faults));
    if (!parts.back().verb)
      faults.push_back(
          {.code = "ST-missing-key", .message = say("rule-no-verb"), .where = item.where});
  }
  std::erase_if(parts, [](const Clause& part) { return !part.decide; });
  return parts;
}

Outcome overall(const std::vector<Decision>& decisions) {
  for (const Outcome outcome : all_outcomes) {
    if (std::ranges::any_of(decisions, [&](const Decision& d) { return d.outcome == outcome; }))
      return outcome;
  }
  return Outcome::not_applicable;
}

/// How good an outcome is when one of several is enough.
int merit(Outcome outcome) {
  switch (outcome) {
    case Outcome::met: return 6;
    case Outcome::due: return 5;
    case Outcome::excepted: return 4;
    case Outcome::undecided: return 3;
    case Outcome::unproven: return 2;
    case Outcome::unmet: return 1;
    case Outcome::not_applicable: return 0;
  }
  return 0;
}

Decide read_all(const Node& body, Faults& faults) {
  const auto parts = read_parts(body, faults);
  return [parts](const Context& context) {
    std::vector<Decision> decisions;
    for (const Clause& part : parts)
      std::ranges::move(part.decide(context), std::back_inserter(decisions));
    // A part that does not speak says nothing beside one that does.
    if (overall(decisions) != Outcome::not_applicable)
      std::erase_if(decisions,
                    [](const Decision& d) { return d.outcome == Outcome::not_applicable; });
    return decisions;
  };
}

Decide read_any(const Node& body, Faults& faults) {
  const auto parts = read_parts(body, faults);
  return [parts](const Context& context) {
    std::vector<Decision> best;
    for (const Clause& part : parts) {
      std::vector<Decision> decisions = part.decide(context);
      if (best.empty() || merit(overall(decisions)) > merit(overall(best)))
        best = std::move(decisions);
    }
    return best;
  };
}

}  // namespace

const Verb all_verb{
    "all", {"flera krav som alla gäller", "several demands that all hold"}, options, read_all};
const Verb any_verb{"any",
                    {"flera krav av vilka ett räcker", "several demands of which one is enough"},
                    options,
                    read_any};

}  // namespace st
