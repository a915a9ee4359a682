// `judgement`: only a person can tell. A recorded yes from a named role; st never infers it.
#include "st/rule/roles.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{.name = "judgement",
                               .term = "bedömning",
                               .doc = {"vem som bedömer", "who judges"},
                               .fields = {{"by", Kind::text, false, true, {"roller", "roles"}}}};
  return type;
}

/// Nobody has to answer before the rule's time; after it nobody knows.
Decision without_answer(const Context& context, Span where) {
  Decision open = undecided(say("rule-judgement-none"), where);
  if (!context.rule->by) return open;
  const Day by = evaluate(context, *context.rule->by, context.root());
  if (!by.date || context.as_of > *by.date) return open;
  open.outcome = Outcome::due;
  open.due = by.date;
  return open;
}

std::vector<Decision> decide(const std::vector<std::string>& roles, const Context& context) {
  const Rule& rule = *context.rule;
  const Record* newest = nullptr;
  for (const Record* judgement : context.root().records("judgements")) {
    if (!rule.is_called_one_of(judgement->texts("rule"))) continue;
    const auto date = judgement->date("date");
    if (date && *date > context.as_of) continue;
    const auto by = judgement->text("by");
    if (!roles.empty() && !by.empty() &&
        held_role(context, by, roles, date.value_or(context.as_of)) == Truth::no)
      continue;
    newest = judgement;
  }
  const auto answer = newest ? newest->yes("answer") : std::nullopt;
  if (!answer)
    return {without_answer(context, newest ? newest->head() : place_of(context, "judgements"))};
  return {{.outcome = *answer ? Outcome::met : Outcome::unmet,
           .message = say(*answer ? "rule-judgement-yes" : "rule-judgement-no"),
           .where = newest->head(),
           .since = *answer ? std::nullopt : newest->date("date"),
           .evidence = {newest->head()}}};
}

Decide read(const Node& body, Faults& faults) {
  std::vector<std::string> roles;
  if (body.kind == Node::Kind::mapping) {
    const auto record = read_options(body, options(), faults);
    for (const auto role : record->texts("by")) roles.emplace_back(role);
  }
  return [roles](const Context& context) { return decide(roles, context); };
}

}  // namespace

const Verb judgement_verb{
    "judgement",
    {"en person har bedömt och svarat ja", "a person has judged and answered yes"},
    options,
    read};

}  // namespace st
