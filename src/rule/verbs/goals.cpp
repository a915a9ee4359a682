// `goals`: every goal of the target description has the activities and certificates that it asks
// for. No certificate is counted for an activity that it does not certify.
#include "st/rule/goals.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "st/rule/stream.hpp"

#include "rule/roles.hpp"
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
           {"planned, done eller certified", "planned, done or certified"}},
          {"common", Kind::text, false, true, {"bara dessa delmål", "only these goals"}},
      }};
  return type;
}

/// Where an activity of a kind is recorded, and as what.
struct Activity {
  std::string_view need;
  std::string_view section;
  std::string_view kind;  ///< Of the record; empty: any.
  std::string_view not_kind;
};
constexpr std::array activities{
    Activity{"clinical", "rotations", {}, "auscultation"},
    Activity{"auscultation", "rotations", "auscultation", {}},
    Activity{"course", "courses", {}, {}},
    Activity{"development", "projects", "quality", {}},
    Activity{"written_work", "projects", "scientific", {}},
};

bool names_goal(const Record& record, const std::string& goal) {
  return record.type().find("goals") && std::ranges::count(record.texts("goals"), goal) > 0;
}

/// A certificate names its goals, or has those of what it is for.
bool certifies(const Context& context, const Record& certificate, const std::string& goal) {
  if (certificate.has("goals")) return names_goal(certificate, goal);
  return std::ranges::any_of(certificate.texts("for"), [&](std::string_view id) {
    const Record* record = context.world.by_id(id);
    return record && names_goal(*record, goal);
  });
}

std::vector<const Record*> certificates_for(const Context& context, const Goal& goal,
                                            const std::vector<std::string>& kinds) {
  std::vector<const Record*> found;
  for (const Record* certificate : context.world.plan().list("certificates")) {
    const auto issued = certificate->date("issued");
    if (!issued || *issued > context.as_of) continue;
    if (std::ranges::count(kinds, certificate->text("kind")) > 0 &&
        certifies(context, *certificate, goal.code))
      found.push_back(certificate);
  }
  return found;
}

struct Done {
  const Record* done = nullptr;
  const Record* planned = nullptr;
};

Done activity_for(const Context& context, const Goal& goal, const std::vector<std::string>& kinds) {
  Done result;
  for (const Activity& activity : activities) {
    if (std::ranges::count(kinds, activity.need) == 0) continue;
    for (const Record* record : context.world.plan().list(activity.section)) {
      const auto own = record->texts("kind");
      if (!activity.kind.empty() && std::ranges::count(own, activity.kind) == 0) continue;
      if (!activity.not_kind.empty() && std::ranges::count(own, activity.not_kind) > 0) continue;
      if (!names_goal(*record, goal.code) || record->text("status") == "cancelled") continue;
      const auto period = period_of(*record, context.as_of + 1);
      (period && period->to <= context.as_of ? result.done : result.planned) = record;
    }
  }
  return result;
}

/// The places of the service that the certificates are for.
struct Places {
  std::set<std::string, std::less<>> units;
  Truth primary = Truth::no;
};

Places places_of(const Context& context, const std::vector<const Record*>& certificates) {
  Places places;
  for (const Record* certificate : certificates) {
    for (const auto id : certificate->texts("for")) {
      const Record* rotation = context.world.by_id(id);
      if (!rotation || !rotation->type().find("care")) continue;
      const auto unit = rotation->text("unit");
      if (!unit.empty()) places.units.emplace(unit);
      const Document* known = context.world.unit(unit);
      const bool primary = rotation->text("care") == "primary" ||
                           (known && known->body().text("kind") == "health_centre");
      if (primary) places.primary = Truth::yes;
      if (!primary && !known && !rotation->has("care") && places.primary == Truth::no)
        places.primary = Truth::unknown;
    }
  }
  return places;
}

Phrase kinds_phrase(const std::vector<std::string>& kinds) {
  std::vector<Phrase> parts;
  for (const std::string& kind : kinds) parts.push_back(certificate_phrase(kind));
  return parts.size() == 1 ? parts.front() : say("rule-one-of", {enumerate(parts)});
}

Decision decide_need(const Context& context, const Goal& goal,
                     const std::vector<std::string>& kinds) {
  const auto found = certificates_for(context, goal, kinds);
  const Day by = time_of(context, context.root(), {.event = "end"});
  Decision decision{.where = place_of(context, "certificates"), .due = by.date};
  if (!found.empty()) {
    decision.where = found.front()->head();
    for (const Record* certificate : found) decision.evidence.push_back(certificate->head());
    decision.message = say("rule-goal-met", {goal.code, kinds_phrase(kinds)});
    const bool clinical = std::ranges::count(kinds, "clinical") > 0;
    if (clinical && (goal.primary_care || goal.units > 1)) {
      const Places places = places_of(context, found);
      if (places.units.empty())
        return undecided(say("rule-goal-places", {goal.code}), decision.where);
      if (goal.primary_care && places.primary == Truth::unknown)
        return undecided(say("rule-goal-care", {goal.code}), decision.where);
      if (goal.primary_care && places.primary == Truth::no)
        return unfulfilled(context, by, say("rule-goal-primary", {goal.code}), decision.where);
      if (static_cast<int>(places.units.size()) < goal.units)
        return unfulfilled(context, by,
                           say("rule-goal-units", {goal.code, std::to_string(goal.units),
                                                   std::to_string(places.units.size())}),
                           decision.where);
    }
    return decision;
  }
  const Done activity = activity_for(context, goal, kinds);
  if (activity.done) {
    Decision unproven = unfulfilled(
        context, by,
        say("rule-goal-unproven", {goal.code, kinds_phrase(kinds), label(*activity.done)}),
        activity.done->head());
    const auto ended = period_of(*activity.done, context.as_of);
    const Date asked = ended ? ended->to + length_of(context, context.rule->grace) : context.as_of;
    if (!by.unknown && context.as_of > asked) unproven.outcome = Outcome::unproven;
    return unproven;
  }
  if (activity.planned)
    return unfulfilled(
        context, by,
        say("rule-goal-planned", {goal.code, kinds_phrase(kinds), label(*activity.planned)}),
        activity.planned->head());
  return unfulfilled(context, by, say("rule-goal-nothing", {goal.code, kinds_phrase(kinds)}),
                     decision.where);
}

std::string subject(const Goal& goal, const std::vector<std::string>& kinds) {
  std::string text = goal.code + "/";
  for (const std::string& kind : kinds) text += (text.back() == '/' ? "" : "|") + kind;
  return text;
}

std::vector<Decision> decide(const std::vector<std::string>& only, const Context& context) {
  const auto goals = goals_of(context.packs, context.world.plan());
  if (!goals) return {undecided(say("rule-goals-unknown"), place_of(context, "training"))};
  std::vector<Decision> decisions;
  for (const Goal* goal : *goals) {
    if (!only.empty() && std::ranges::none_of(only, [&](const std::string& prefix) {
          return goal->code.starts_with(prefix);
        }))
      continue;
    for (const auto& kinds : goal->needs) {
      Decision decision = decide_need(context, *goal, kinds);
      decision.subject = subject(*goal, kinds);
      decision.unverified = !goal->unverified.empty();
      decisions.push_back(std::move(decision));
    }
  }
  return decisions;
}

Decide read(const Node& body, Faults& faults) {
  std::vector<std::string> only;
  if (body.kind == Node::Kind::mapping) {
    const auto record = read_options(body, options(), faults);
    for (const auto prefix : record->texts("common")) only.emplace_back(prefix);
  }
  return [only](const Context& context) { return decide(only, context); };
}

}  // namespace

const Verb goals_verb{"goals",
                      {"varje delmål har de aktiviteter och intyg som krävs",
                       "every goal has the activities and certificates that it asks for"},
                      options,
                      read};

}  // namespace st
