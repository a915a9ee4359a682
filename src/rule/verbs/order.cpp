// `order`: one event comes before another.
#include "st/rule/stream.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "order",
      .term = "ordning",
      .doc = {"vad som kommer först", "what comes first"},
      .fields = {
          {"first", Kind::node, true, false, {"det som kommer först", "what comes first"}},
          {"then", Kind::node, true, false, {"det som kommer sedan", "what comes then"}},
      }};
  return type;
}

struct Order {
  Stream first;
  Stream then;
};

/// The earliest item, by its first day (`begins`) or its last.
const StreamItem* earliest(const std::vector<StreamItem>& items, bool begins,
                           std::optional<Date>& day) {
  const StreamItem* best = nullptr;
  for (const StreamItem& item : items) {
    if (!item.day || item.matches != Truth::yes) continue;
    const auto period = period_of(*item.record, *item.day);
    const bool whole = period && period->to == *item.day;
    const Date own = begins && whole ? period->from : *item.day;
    if (!best || own < *day) {
      best = &item;
      day = own;
    }
  }
  return best;
}

std::vector<Decision> decide(const Order& rule, const Context& context) {
  const auto firsts = records_of(context, rule.first, context.root());
  const auto thens = records_of(context, rule.then, context.root());
  std::optional<Date> ended;
  std::optional<Date> began;
  const StreamItem* first = earliest(firsts, false, ended);
  const StreamItem* then = earliest(thens, true, began);
  if (!then || (!first && *began > context.as_of))
    return {{.outcome = Outcome::not_applicable,
             .message = say("rule-no-records",
                            {rule.then.in.empty() ? std::string() : rule.then.in.front().text()})}};
  if (!first) {
    return {{.outcome = Outcome::unmet,
             .message = say("rule-order-alone", {label(*then->record)}),
             .where = then->where,
             .since = *began,
             .evidence = {then->where}}};
  }
  if (*ended <= *began)
    return {{.message = say("rule-order-met", {ended->iso(), began->iso()}),
             .where = then->where,
             .evidence = {first->where, then->where}}};
  Decision decision{.outcome = *began > context.as_of ? Outcome::due : Outcome::unmet,
                    .message = say("rule-order-wrong", {label(*then->record), began->iso(),
                                                        label(*first->record), ended->iso()}),
                    .where = then->where,
                    .since = *began,
                    .due = *began,
                    .evidence = {first->where, then->where}};
  decision.closed = decision.outcome == Outcome::unmet;
  if (decision.outcome == Outcome::due) decision.since.reset();
  return {decision};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Order rule;
  if (const Node* first = node_of(*record, "first")) rule.first = read_stream(*first, faults);
  if (const Node* then = node_of(*record, "then")) rule.then = read_stream(*then, faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb order_verb{
    "order", {"en händelse kommer före en annan", "one event comes before another"}, options, read};

}  // namespace st
