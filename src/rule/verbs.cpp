// The table of verbs, and what they share.
#include "verbs.hpp"

#include <algorithm>
#include <array>

#include "st/rule/path.hpp"
#include "st/rule/timeline.hpp"
#include "st/text/suggest.hpp"

namespace st {

const std::vector<const Verb*>& verbs() {
  static const std::vector<const Verb*> all{
      &present_verb,  &deadline_verb,  &recurs_verb,   &count_verb,     &total_verb, &share_verb,
      &each_verb,     &order_verb,     &approved_verb, &qualified_verb, &goals_verb, &counts_verb,
      &document_verb, &judgement_verb, &duty_verb,     &metric_verb,    &all_verb,   &any_verb,
  };
  return all;
}

const Verb* verb_named(std::string_view name) {
  const auto it = std::ranges::find(verbs(), name, &Verb::name);
  return it == verbs().end() ? nullptr : *it;
}

Clause read_clause(const Node& rule, Faults& faults) {
  Clause clause;
  for (const Node& child : rule.children) {
    const Verb* verb = verb_named(child.key);
    if (!verb) continue;
    if (clause.verb) {
      faults.push_back({.code = "ST-type",
                        .message = say("rule-two-verbs", {clause.verb->name, child.key}),
                        .where = child.key_where,
                        .help = say("rule-two-verbs-help")});
      continue;
    }
    clause.verb = verb;
    clause.body = &child;
    clause.decide = verb->read(child, faults);
  }
  return clause;
}

std::shared_ptr<const Record> read_options(const Node& body, const RecordType& type,
                                           Faults& faults) {
  return decode(body, type, faults);
}

const Node* node_of(const Record& options, std::string_view field) {
  const Entry* entry = options.find(field);
  return entry && !entry->values.empty() ? entry->values.front().node() : nullptr;
}

Condition condition_of(const Record& options, std::string_view field, Faults& faults) {
  const Node* node = node_of(options, field);
  return node ? read_condition(*node, faults) : Condition{};
}

std::optional<Limit> limit_of(const Record& options, std::string_view field, Faults& faults) {
  const Entry* entry = options.find(field);
  if (!entry || entry->faulty) return {};
  auto limit = parse_limit(options.text(field));
  if (!limit)
    faults.push_back({.code = "ST-type",
                      .message = say("rule-limit", {options.text(field)}),
                      .where = entry->where,
                      .help = say("rule-limit-help")});
  return limit;
}

Day time_of(const Context& context, const Record& record, const Limit& otherwise) {
  return evaluate(context, context.rule->by.value_or(otherwise), record);
}

Span place_of(const Context& context, std::string_view path) {
  const Record& root = context.root();
  // The record nearest to what is missing: the section of the path, else the first record.
  for (const std::string_view name : split(path, '.')) {
    if (const Entry* entry = root.find(name)) return entry->key ? entry->key : entry->where;
    break;
  }
  for (const auto* section : {"training", "doctor"}) {
    if (const Entry* entry = root.find(section)) return entry->key;
  }
  return root.head();
}

std::int64_t times_until(const Record& record, Date day) {
  const auto number = record.type().find("times") ? record.number("times") : std::nullopt;
  const auto period = period_of(record, day);
  if (!number || !period) return !period || period->to <= day ? 1 : 0;
  const std::int64_t times = number->hundredths / 100;
  const Period passed{period->from, std::min(period->to, day)};
  return passed.from > day ? 0 : times * passed.days() / period->days();
}

Share share_of(const Context& context, std::string_view text) {
  if (!text.starts_with('$')) return parse_share(text).value_or(Share{});
  const auto words = parameter_words(context, text.substr(1));
  return words.empty() ? Share{} : parse_share(words.front()).value_or(Share{});
}

Decision undecided(Phrase message, Span where) {
  return {.outcome = Outcome::undecided, .message = std::move(message), .where = where};
}

Decision unfulfilled(const Context& context, const Day& by, Phrase message, Span where) {
  if (by.unknown)
    return undecided(say("rule-time-not-known", {by.field, std::move(message)}),
                     by.where ? by.where : where);
  Decision decision{.outcome = Outcome::unmet, .message = std::move(message), .where = where};
  if (by.date) {
    decision.due = by.date;
    if (context.as_of <= *by.date) {
      decision.outcome = Outcome::due;
    } else {
      decision.since = *by.date + 1;
    }
  }
  return decision;
}

Decision decided(const Context& context, const Answer& answer, const Day& by, Phrase what,
                 Span where) {
  switch (answer.truth) {
    case Truth::yes:
      return {
          .message = std::move(what), .where = where, .due = by.date, .evidence = {answer.where}};
    case Truth::unknown: {
      Decision decision =
          undecided(answer.why.empty() ? say("rule-not-known", {answer.path}) : answer.why,
                    answer.where ? answer.where : where);
      return decision;
    }
    case Truth::later: {
      Decision decision = unfulfilled(
          context, by,
          say("rule-planned", {answer.path, answer.when ? answer.when->iso() : std::string()}),
          answer.where);
      // What is planned in time is not yet a breach; what is planned too late will be one.
      if (answer.when && by.date && *answer.when <= *by.date && decision.outcome == Outcome::unmet)
        decision.outcome = Outcome::due;
      return decision;
    }
    case Truth::no: break;
  }
  Decision decision =
      unfulfilled(context, by, answer.why.empty() ? say("rule-missing", {answer.path}) : answer.why,
                  answer.where ? answer.where : where);
  decision.closed = decision.outcome == Outcome::unmet && answer.settled;
  return decision;
}

}  // namespace st
