#include "st/rule/judge.hpp"

#include <algorithm>

#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

Phrase condition_phrase(const Answer& answer) {
  return answer.why.empty() ? say("rule-not-spoken") : answer.why;
}

/// May the exception's own approver lift this rule? A national demand only the authority can.
bool may_except(const Rule& rule, const Record& exception, Level level) {
  if (rule.pack->layer != "national" || level != Level::must) return true;
  return std::ranges::count(exception.texts("approved_by"), "socialstyrelsen") > 0;
}

/// Exceptions that were agreed and still hold on the day.
void except(const Context& context, const Rule& rule, RuleDecisions& decided) {
  if (!context.root().type().find("exceptions")) return;
  for (const Record* exception : context.root().records("exceptions")) {
    if (!rule.is_called_one_of(exception->texts("rule")) ||
        !may_except(rule, *exception, level_of(rule, context.document)))
      continue;
    const auto from = exception->date("date");
    const auto until = exception->date("until");
    if (!from || *from > context.as_of) continue;
    const bool lapsed = until && *until < context.as_of;
    for (Decision& decision : decided.decisions) {
      if (decision.outcome != Outcome::unmet && decision.outcome != Outcome::unproven) continue;
      if (lapsed) {
        decision.message = say("rule-exception-lapsed", {decision.message, until->iso()});
        decision.evidence.push_back(exception->head());
        continue;
      }
      decision.outcome = Outcome::excepted;
      decision.message = until ? say("rule-excepted-until", {decision.message, until->iso()})
                               : say("rule-excepted", {decision.message});
      decision.evidence = {exception->head()};
    }
  }
}

}  // namespace

Level level_of(const Rule& rule, const Document& document) {
  if (rule.level_by_regulation.empty() || document.kind != Holds::plan) return rule.level;
  const Record* training = document.section("training");
  const auto it = rule.level_by_regulation.find(training ? std::string(training->text("regulation"))
                                                         : std::string());
  return it == rule.level_by_regulation.end() ? rule.level : it->second;
}

bool speaks_of(const Pack& pack, std::string_view unit, std::string_view region) {
  if (pack.layer == "region") return pack.id == region;
  return std::ranges::all_of(pack.applies.tests, [&](const Test& test) {
    const auto word = test.path.text() == "training.unit"     ? unit
                      : test.path.text() == "training.region" ? region
                                                              : std::string_view{};
    return word.empty() || std::ranges::all_of(test.matchers, [&](const Matcher& matcher) {
             return matcher.op != Matcher::Op::equals ||
                    std::ranges::count(matcher.words, word) > 0;
           });
  });
}

std::vector<const Pack*> packs_for(const RuleBook& book, const World& world,
                                   const Document& document, Date as_of) {
  std::vector<const Pack*> packs;
  const std::vector<const Pack*> none;
  const Context context{
      .world = world, .document = document, .packs = none, .as_of = as_of, .moment = as_of};
  for (const Pack& pack : book.packs()) {
    const bool brought = pack.plans.empty() || std::ranges::count(pack.plans, &document) > 0;
    if (!brought || (pack.from_outside && !pack.faults.empty())) continue;
    Context own = context;
    own.pack = &pack;
    const bool speaks = document.kind == Holds::plan
                            ? holds(own, pack.applies, *document.root, true).yes()
                        : document.kind == Holds::unit
                            ? speaks_of(pack, document.id(), document.body().text("region"))
                            : speaks_of(pack, {}, document.id());
    if (speaks) packs.push_back(&pack);
  }
  return packs;
}

RuleDecisions decide(const Context& context, const Rule& rule) {
  RuleDecisions decided{.rule = &rule, .decisions = {}};
  Context own = context;
  own.rule = &rule;
  own.pack = rule.pack;
  own.reasons = context.settled_told;
  const Answer applies = holds(own, rule.applies, context.root(), true);
  own.reasons = context.reasons;
  if (applies.truth == Truth::no || applies.truth == Truth::later) {
    decided.decisions.push_back({.outcome = Outcome::not_applicable,
                                 .message = condition_phrase(applies),
                                 .where = applies.where});
  } else if (applies.truth == Truth::unknown) {
    decided.decisions.push_back(undecided(
        applies.why.empty() ? say("rule-not-known", {applies.path}) : applies.why, applies.where));
  } else {
    decided.decisions = rule.clause.decide(own);
    if (decided.decisions.empty())
      decided.decisions.push_back({.outcome = Outcome::not_applicable});
  }
  for (Decision& decision : decided.decisions) {
    if (!decision.where) decision.where = place_of(own);
  }
  except(own, rule, decided);
  return decided;
}

std::vector<RuleDecisions> decide(const World& world, const Document& document,
                                  const std::vector<const Pack*>& packs, Date as_of,
                                  bool settled_told) {
  Context context{
      .world = world, .document = document, .packs = packs, .as_of = as_of, .moment = as_of};
  context.settled_told = settled_told;
  std::optional<Timeline> timeline;
  if (document.kind == Holds::plan) context.timeline = &timeline.emplace(context);
  Gathered gathered;
  context.gathered = &gathered;
  const On wanted = document.kind == Holds::unit     ? On::unit
                    : document.kind == Holds::region ? On::region
                                                     : On::plan;
  std::vector<RuleDecisions> all;
  for (const Pack* pack : packs) {
    for (const Rule& rule : pack->rules) {
      if (rule.on == wanted && rule.decides()) all.push_back(decide(context, rule));
    }
  }
  return all;
}

}  // namespace st
