// `goals`: every goal of the target description has the activities and certificates that it asks
// for. No certificate is counted for an activity that it does not certify, or that somebody signed
// who may not.
#include "st/rule/goals.hpp"

#include <algorithm>
#include <map>

#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"

#include "rule/goal_evidence.hpp"
#include "rule/signers.hpp"
#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "goals",
      .term = "delmål",
      .doc = {"vad som krävs av varje delmål", "what is asked of every goal"},
      .fields = {
          {"state",
           Kind::text,
           false,
           false,
           {"planned, assessed, done eller certified (annars)",
            "planned, assessed, done or certified (else)"}},
          {"instead",
           Kind::text,
           false,
           false,
           {"ett slag av intyg som intygar hela delmålet",
            "a kind of certificate that certifies the whole goal"}},
          {"common",
           Kind::text,
           false,
           true,
           {"bara delmål som börjar så", "only goals that begin so"}},
          {"activity",
           Kind::text,
           false,
           true,
           {"bara krav på dessa slag av aktivitet", "only demands for these kinds of activity"}},
          {"text",
           Kind::text,
           false,
           true,
           {"fält som utbildningsprogrammet fyller i för varje delmål",
            "fields that the programme fills in for every goal"}},
          {"signers",
           Kind::node,
           false,
           false,
           {"slag av intyg till vem som får skriva under", "kind of certificate to who may sign"}},
      }};
  return type;
}

enum class State { planned, assessed, done, certified };

struct Goals {
  State state = State::certified;
  std::vector<std::string> prefixes{};    ///< Of codes; empty: every goal.
  std::vector<std::string> activities{};  ///< Empty: every demand.
  std::string instead{};            ///< One certificate of this kind is all that a goal asks for.
  std::vector<std::string> text{};  ///< Of the programme's entry; then nothing else is asked.
  std::map<std::string, Signers, std::less<>> signers{};  ///< By kind of certificate.
};

bool speaks_of(const Goals& rule, const Goal& goal) {
  return rule.prefixes.empty() ||
         std::ranges::any_of(rule.prefixes, [&](const std::string& prefix) {
           return goal.code.starts_with(prefix);
         });
}

bool speaks_of(const Goals& rule, const std::vector<std::string>& kinds) {
  return rule.activities.empty() || std::ranges::any_of(kinds, [&](const std::string& kind) {
           return std::ranges::count(rule.activities, kind) > 0;
         });
}

Phrase kinds_phrase(const std::vector<std::string>& kinds) {
  std::vector<Phrase> parts;
  for (const std::string& kind : kinds) parts.push_back(certificate_phrase(kind));
  return parts.size() == 1 ? parts.front() : say("rule-one-of", {enumerate(parts)});
}

std::string subject(const Goal& goal, const std::vector<std::string>& kinds) {
  std::string text = goal.code + "/";
  for (const std::string& kind : kinds) text += (text.back() == '/' ? "" : "|") + kind;
  return text;
}

/// At so many places, and in primary care, as the goal asks.
std::optional<Decision> wrong_places(const Context& context, const Goal& goal, const Day& by,
                                     const std::vector<const Record*>& found) {
  const Places places = places_of(context, found);
  const Span where = found.front()->head();
  if (places.units.empty()) return undecided(say("rule-goal-places", {goal.code}), where);
  if (goal.primary_care && places.primary == Truth::unknown)
    return undecided(say("rule-goal-care", {goal.code}), where);
  if (goal.primary_care && places.primary == Truth::no)
    return unfulfilled(context, by, say("rule-goal-primary", {goal.code}), where);
  if (static_cast<int>(places.units.size()) < goal.units)
    return unfulfilled(context, by,
                       say("rule-goal-units", {goal.code, std::to_string(goal.units),
                                               std::to_string(places.units.size())}),
                       where);
  return {};
}

/// Certificates that somebody signed who may not are taken out; the last of them tells why.
std::optional<Decision> without_right_signers(const Goals& rule, const Context& context,
                                              const Goal& goal, std::vector<const Record*>& found) {
  std::optional<Decision> wrong;
  std::erase_if(found, [&](const Record* certificate) {
    const auto signers = rule.signers.find(certificate->text("kind"));
    if (signers == rule.signers.end()) return false;
    const Answer answer = signed_rightly(context, *certificate, signers->second);
    if (answer.truth != Truth::no) return false;
    wrong = Decision{.outcome = Outcome::unproven,
                     .message = say("rule-goal-signer", {goal.code, answer.why}),
                     .where = certificate->head(),
                     .evidence = {certificate->head()}};
    return true;
  });
  return wrong;
}

/// The certificate of an activity is asked for when the activity and the grace are over.
Decision without_certificate(const Context& context, const Record& activity, const Day& by,
                             Phrase message) {
  Decision decision = unfulfilled(context, by, std::move(message), activity.head());
  const auto period = period_of(activity, context.as_of);
  if (by.unknown || !period) return decision;
  const Date asked = period->to + length_of(context, context.rule->grace);
  if (context.as_of > asked) decision.outcome = Outcome::unproven;
  decision.due = std::min(decision.due.value_or(asked), asked);
  return decision;
}

Decision by_activity(const Goals& rule, const Context& context, const Goal& goal,
                     const std::vector<std::string>& kinds, const Day& by) {
  const Activities activity = activities_for(context, goal, kinds);
  if (activity.done && rule.state == State::done)
    return {.message = if_met(context,
                              [&] {
                                return say("rule-goal-done", {goal.code, kinds_phrase(kinds)});
                              }),
            .where = activity.done->head(),
            .due = by.date,
            .evidence = {activity.done->head()}};
  // One certificate may cover several periods: it is asked for after the last of them.
  if (activity.done && !activity.planned)
    return without_certificate(
        context, *activity.done, by,
        say("rule-goal-unproven", {goal.code, kinds_phrase(kinds), label(*activity.done)}));
  if (activity.planned) {
    const Phrase planned =
        say("rule-goal-planned", {goal.code, kinds_phrase(kinds), label(*activity.planned)});
    return rule.state == State::certified
               ? without_certificate(context, *activity.planned, by, planned)
               : unfulfilled(context, by, planned, activity.planned->head());
  }
  return unfulfilled(context, by, say("rule-goal-nothing", {goal.code, kinds_phrase(kinds)}),
                     place_of(context, "certificates"));
}

Decision decide_need(const Goals& rule, const Context& context, const Goal& goal,
                     const std::vector<std::string>& kinds) {
  auto found = certificates_for(context, goal, kinds);
  const auto wrong = without_right_signers(rule, context, goal, found);
  const Day by = time_of(context, context.root(), {.event = "end"});
  if (found.empty()) return wrong ? *wrong : by_activity(rule, context, goal, kinds, by);
  if (std::ranges::count(kinds, "clinical") > 0 && (goal.primary_care || goal.units > 1)) {
    if (auto places = wrong_places(context, goal, by, found)) return *places;
  }
  Decision decision{
      .message = if_met(context,
                        [&] {
                          return say("rule-goal-met", {goal.code, kinds_phrase(kinds)});
                        }),
      .where = found.front()->head(),
      .due = by.date};
  for (const Record* certificate : found) decision.evidence.push_back(certificate->head());
  return decision;
}

/// The words for a goal that a record names.
Phrase named_by(const Context& context, const Goal& goal, const Record& record) {
  return if_met(context, [&] { return say("rule-goal-named", {goal.code, label(record)}); });
}

/// Anything in the plan that names the goal is a plan for it.
Decision decide_planned(const Context& context, const Goal& goal, const NamedGoals& named) {
  const Day by = time_of(context, context.root(), {.event = "end"});
  if (const auto found = named.find(goal.code); found != named.end()) {
    const Record& record = *found->second;
    return {.message = named_by(context, goal, record),
            .where = record.head(),
            .due = by.date,
            .evidence = {record.head()}};
  }
  return unfulfilled(context, by, say("rule-goal-unplanned", {goal.code}),
                     place_of(context, "programme"));
}

/// An assessment that is done names the goal.
Decision decide_assessed(const Context& context, const Goal& goal) {
  const Day by = time_of(context, context.root(), {.event = "end"});
  for (const Record* assessment : context.world.plan().list("assessments")) {
    const auto day = assessment->date("date");
    if (!day || *day > context.as_of ||
        std::ranges::count(assessment->texts("goals"), goal.code) == 0)
      continue;
    return {.message = named_by(context, goal, *assessment),
            .where = assessment->head(),
            .due = by.date,
            .evidence = {assessment->head()}};
  }
  return unfulfilled(context, by, say("rule-goal-unassessed", {goal.code}),
                     place_of(context, "assessments"));
}

/// The programme's entry for the goal says what is asked of it.
Decision decide_text(const Goals& rule, const Context& context, const Goal& goal) {
  const Day by = time_of(context, context.root(), {.event = "end"});
  std::vector<Phrase> lacking(rule.text.begin(), rule.text.end());
  Span where = place_of(context, "programme");
  const Record* programme = context.world.plan().section("programme");
  if (!programme)
    return unfulfilled(context, by, say("rule-goal-text", {goal.code, enumerate(lacking)}), where);
  for (const Record* entry : programme->records("goals")) {
    if (std::ranges::count(entry->texts("goal"), goal.code) == 0) continue;
    where = entry->head();
    lacking.clear();
    for (const std::string& field : rule.text) {
      if (!entry->has(field)) lacking.emplace_back(field);
    }
    if (lacking.empty())
      return {.message = named_by(context, goal, *entry),
              .where = where,
              .due = by.date,
              .evidence = {where}};
  }
  return unfulfilled(context, by, say("rule-goal-text", {goal.code, enumerate(lacking)}), where);
}

void decide_goal(const Goals& rule, const Context& context, const DescribedGoal& described,
                 const NamedGoals& named, std::vector<Decision>& decisions) {
  const Goal& goal = *described.goal;
  const auto add = [&](Decision decision, std::string subject) {
    decision.subject = std::move(subject);
    decision.unverified = described.unverified();
    decisions.push_back(std::move(decision));
  };
  if (goal.unknown && rule.state == State::certified && rule.text.empty())
    add(undecided(say("rule-goal-unknown-needs", {goal.code}), place_of(context, "training")),
        goal.code);
  // A goal that asks for nothing need not be planned either.
  const bool wanted =
      std::ranges::any_of(goal.needs, [&](const auto& kinds) { return speaks_of(rule, kinds); });
  if (!wanted) return;
  if (!rule.text.empty()) return add(decide_text(rule, context, goal), goal.code);
  if (rule.state == State::planned) return add(decide_planned(context, goal, named), goal.code);
  if (rule.state == State::assessed) return add(decide_assessed(context, goal), goal.code);
  if (!rule.instead.empty())
    return add(decide_need(rule, context, goal, {rule.instead}), subject(goal, {rule.instead}));
  for (const auto& kinds : goal.needs) {
    if (speaks_of(rule, kinds)) add(decide_need(rule, context, goal, kinds), subject(goal, kinds));
  }
}

std::vector<Decision> decide(const Goals& rule, const Context& context) {
  const auto goals = goals_of(context.packs, context.world.plan());
  if (!goals) return {undecided(say("rule-goals-unknown"), place_of(context, "training"))};
  const NamedGoals named = rule.state == State::planned ? named_goals(context) : NamedGoals();
  std::vector<Decision> decisions;
  for (const DescribedGoal& goal : *goals) {
    if (speaks_of(rule, *goal.goal)) decide_goal(rule, context, goal, named, decisions);
  }
  return decisions;
}

const RecordType& signers_type() {
  static const RecordType type{.name = "signers",
                               .term = "underskrift",
                               .doc = {"vem som får skriva under", "who may sign"},
                               .fields = signer_fields("require")};
  return type;
}

State read_state(const Record& record, Faults& faults) {
  const auto word = record.text("state");
  if (word == "planned") return State::planned;
  if (word == "assessed") return State::assessed;
  if (word == "done") return State::done;
  if (!word.empty() && word != "certified")
    faults.push_back({.code = "ST-type",
                      .message = say("rule-goal-state", {word}),
                      .where = record.find("state")->where});
  return State::certified;
}

std::vector<std::string> list(const Record& record, std::string_view field) {
  const auto texts = record.texts(field);
  return {texts.begin(), texts.end()};
}

Decide read(const Node& body, Faults& faults) {
  Goals rule;
  if (body.kind == Node::Kind::mapping) {
    const auto record = read_options(body, options(), faults);
    rule = {read_state(*record, faults), list(*record, "common"),
            list(*record, "activity"),   std::string(record->text("instead")),
            list(*record, "text"),       {}};
    if (const Node* signers = node_of(*record, "signers")) {
      for (const Node& kind : signers->children)
        rule.signers[kind.key] =
            read_signers(*read_options(kind, signers_type(), faults), faults, "require");
    }
  }
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb goals_verb{"goals",
                      {"varje delmål har de aktiviteter och intyg som krävs",
                       "every goal has the activities and certificates that it asks for"},
                      options,
                      read};

}  // namespace st
