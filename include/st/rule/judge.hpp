// From a plan and the rule book to decisions.
#pragma once

#include <vector>

#include "st/rule/context.hpp"
#include "st/rule/pack.hpp"
#include "st/rule/timeline.hpp"

namespace st {

/// The packs that speak of the plan, national first, then region, specialty, clinic. A pack whose
/// own condition cannot be decided is left out: the rule on what is missing says so, once.
std::vector<const Pack*> packs_for(const RuleBook& book, const World& world,
                                   const Document& document, Date as_of);

/// Does the pack judge this unit (empty: no unit) of this region? They carry no training: what a
/// pack asks of a plan's unit and region is asked of theirs.
bool speaks_of(const Pack& pack, std::string_view unit, std::string_view region);

/// Decides every rule of the packs that judges this kind of document. `settled_told`: what is met,
/// and why a rule does not speak of it, is put into words.
std::vector<RuleDecisions> decide(const World& world, const Document& document,
                                  const std::vector<const Pack*>& packs, Date as_of,
                                  bool settled_told = true);

/// One rule alone.
RuleDecisions decide(const Context& context, const Rule& rule);

/// The rule's level under the plan's regulation.
Level level_of(const Rule& rule, const Document& document);

}  // namespace st
