// `deadline`: an event happens at the latest, or at the earliest, on a day.
#include "st/rule/stream.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "deadline",
      .term = "frist",
      .doc = {"en händelse och dess gräns", "an event and its limit"},
      .fields = {
          {"event",
           Kind::node,
           true,
           false,
           {"händelsen: en sökväg eller poster", "the event: a path or records"}},
          {"until", Kind::text, false, false, {"senast", "at the latest"}},
          {"from", Kind::text, false, false, {"tidigast", "at the earliest"}},
          {"tolerance",
           Kind::text,
           false,
           false,
           {"så länge efter gränsen godtas", "so long after the limit is accepted"}},
      }};
  return type;
}

struct Deadline {
  Stream event;
  std::optional<Limit> until;
  std::optional<Limit> from;
  std::string tolerance;
};

std::vector<Decision> decide(const Deadline& rule, const Context& context) {
  const Record& root = context.root();
  const auto items = records_of(context, rule.event, root);
  Day until =
      rule.until ? evaluate(context, *rule.until, root) : time_of(context, root, {.event = "end"});
  if (until.date && !rule.tolerance.empty())
    until.date = *until.date + length_of(context, rule.tolerance);
  const Day from = rule.from ? evaluate(context, *rule.from, root) : Day{};
  const std::string name =
      rule.event.in.empty()
          ? ""
          : rule.event.in.front() + (rule.event.date.empty() ? "" : "." + rule.event.date);

  const StreamItem* planned = nullptr;
  const StreamItem* late = nullptr;
  const StreamItem* early = nullptr;
  for (const StreamItem& item : items) {
    if (!item.day) continue;
    if (from.date && *item.day < *from.date) {
      early = &item;
      continue;
    }
    if (*item.day > context.as_of) {
      if (!planned) planned = &item;
      continue;
    }
    if (until.date && *item.day > *until.date) {
      if (!late) late = &item;
      continue;
    }
    if (until.unknown)
      return {undecided(say("rule-time-not-known", {until.field, name}), item.where)};
    return {{.message = say("rule-deadline-met", {name, item.day->iso()}),
             .where = item.where,
             .due = until.date,
             .evidence = {item.where}}};
  }
  const Span place = items.empty()
                         ? place_of(context, rule.event.in.empty() ? "" : rule.event.in.front())
                         : items.front().where;
  if (items.empty()) {
    for (const std::string& path : rule.event.in) {
      const Walk found =
          walk(context, root, rule.event.date.empty() ? path : path + "." + rule.event.date);
      if (found.unknown)
        return {undecided(say("rule-not-known", {found.unknown_field}), found.unknown_at)};
    }
  }
  if (late && !until.unknown) {
    Decision decision = unfulfilled(
        context, until, say("rule-deadline-late", {name, late->day->iso(), until.date->iso()}),
        late->where);
    decision.closed = true;
    decision.evidence = {late->where};
    return {decision};
  }
  Phrase message = planned ? say("rule-planned", {name, planned->day->iso()})
                   : early ? say("rule-deadline-early", {name, early->day->iso(), from.date->iso()})
                   : until.date ? say("rule-deadline-missing", {name, until.date->iso()})
                                : say("rule-missing", {name});
  return {unfulfilled(context, until, std::move(message),
                      planned ? planned->where
                      : early ? early->where
                              : place)};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Deadline rule{.event = {},
                .until = limit_of(*record, "until", faults),
                .from = limit_of(*record, "from", faults),
                .tolerance = std::string(record->text("tolerance"))};
  if (const Node* event = node_of(*record, "event")) rule.event = read_stream(*event, faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb deadline_verb{"deadline",
                         {"en händelse sker inom en frist", "an event happens within a time"},
                         options,
                         read};

}  // namespace st
