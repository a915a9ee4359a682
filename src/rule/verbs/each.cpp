// `each`: every record that matches fulfils conditions, or has another record to go with it.
#include "st/rule/stream.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "each",
      .term = "varje",
      .doc = {"poster och vad var och en ska uppfylla", "records and what each is to fulfil"},
      .fields = stream_fields({
          {"require",
           Kind::node,
           false,
           false,
           {"vad posten ska uppfylla", "what the record is to fulfil"}},
          {"has",
           Kind::node,
           false,
           false,
           {"en annan post som ska finnas", "another record that must exist"}},
          {"lacking",
           Kind::text,
           false,
           false,
           {"unproven: det som saknas är ett papper", "unproven: what is missing is a paper"}},
      })};
  return type;
}

/// Another record that must go with each: inside its period, for it, before or after it.
struct Companion {
  Stream stream;
  std::string within;
  std::string for_;
  std::optional<Limit> after;
  std::optional<Limit> before;
};

const RecordType& companion_options() {
  static const RecordType type{
      .name = "has",
      .term = "har",
      .doc = {"en annan post", "another record"},
      .fields = stream_fields({
          {"within",
           Kind::text,
           false,
           false,
           {"period: inom postens tid", "period: inside the record's time"}},
          {"for",
           Kind::text,
           false,
           false,
           {"it: den andra posten nämner denna", "it: the other record names this one"}},
          {"after", Kind::text, false, false, {"efter denna dag", "after this day"}},
          {"before", Kind::text, false, false, {"före denna dag", "before this day"}},
      })};
  return type;
}

struct Each {
  Stream stream;
  Condition require;
  std::optional<Companion> has;
  bool of_papers = false;  ///< The thing is done; what may be missing is its paper.
};

bool fits(const Companion& has, const Context& context, const Record& record,
          const StreamItem& other) {
  if (has.within == "period") {
    const auto period = period_of(record, context.as_of);
    if (!period || !other.day || !period->contains(*other.day)) return false;
  }
  if (has.for_ == "it") {
    bool named = false;
    for (const auto id : other.record->texts("for")) named |= !id.empty() && id == record.id();
    if (!named) return false;
  }
  if (has.after) {
    const Day limit = evaluate(context, *has.after, record);
    if (!limit.date || !other.day || *other.day < *limit.date) return false;
  }
  if (has.before) {
    const Day limit = evaluate(context, *has.before, record);
    if (!limit.date || !other.day || *other.day > *limit.date) return false;
  }
  return true;
}

Answer companion(const Companion& has, const Context& context, const Record& record) {
  Answer best{.truth = Truth::no,
              .path = has.stream.in.empty() ? std::string() : has.stream.in.front(),
              .where = record.head()};
  best.why = say("rule-each-lacks", {label(record), best.path});
  for (const StreamItem& other : records_of(context, has.stream, context.root())) {
    if (!fits(has, context, record, other)) continue;
    const bool ahead = other.day && *other.day > context.as_of;
    const Truth truth = ahead ? Truth::later : other.matches;
    if (truth > best.truth) best = {truth, best.path, other.where, other.day, {}};
  }
  return best;
}

/// When the record's time is past: its `by`, else its last day and the grace, else its day.
Day time_for(const Context& context, const Record& record) {
  if (context.rule->by) return evaluate(context, *context.rule->by, record);
  const bool period = record.type().find("to") || record.type().find("end");
  auto day = period ? record.date("to") : day_of(record);
  if (period && !day) day = record.date("end");
  if (period && !day) {
    // A record of one day, though it might have had a period; else one that still goes on.
    day = record.date("date");
    if (!day) return evaluate(context, {.event = context.timeline ? "end" : "as_of"}, record);
  }
  if (!day) return evaluate(context, {.event = "as_of"}, record);
  if (!context.rule->grace.empty()) day = *day + length_of(context, context.rule->grace);
  return {.date = day};
}

Decision decide_one(const Each& rule, const Context& context, const StreamItem& item) {
  const Record& record = *item.record;
  std::vector<Answer> answers{holds(context, rule.require, record)};
  if (rule.has) answers.push_back(companion(*rule.has, context, record));
  const Answer answer = all_of(std::move(answers));
  Day by = time_for(context, record);
  // Before the first record of a clock's start nothing is missed.
  Decision decision =
      decided(context, answer, by, say("rule-each-met", {label(record)}), item.where);
  if (item.matches == Truth::unknown && decision.outcome != Outcome::met &&
      decision.outcome != Outcome::due)
    decision = undecided(item.why, item.where);
  if (decision.outcome == Outcome::unmet && answer.truth == Truth::no)
    decision.message = say("rule-each-fails", {label(record), decision.message});
  if (rule.of_papers && decision.outcome == Outcome::unmet) decision.outcome = Outcome::unproven;
  decision.subject = subject_of(record);
  return decision;
}

std::vector<Decision> decide(const Each& rule, const Context& context) {
  std::vector<Decision> decisions;
  const Record* training = context.world.plan().section("training");
  const auto log_since = training ? training->date("log_since") : std::nullopt;
  for (const StreamItem& item : records_of(context, rule.stream, context.root())) {
    // What lies before the log began was never to be written down.
    if (log_since && item.day && *item.day < *log_since && item.record->section() != "training")
      continue;
    decisions.push_back(decide_one(rule, context, item));
  }
  if (decisions.empty())
    decisions.push_back(
        {.outcome = Outcome::not_applicable,
         .message = say("rule-no-records",
                        {rule.stream.in.empty() ? std::string() : rule.stream.in.front()})});
  return decisions;
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Each rule{read_stream(*record, faults),
            condition_of(*record, "require", faults),
            {},
            record->text("lacking") == "unproven"};
  if (const Node* node = node_of(*record, "has")) {
    const auto has = read_options(*node, companion_options(), faults);
    rule.has = Companion{read_stream(*has, faults), std::string(has->text("within")),
                         std::string(has->text("for")),
                         has->has("after") ? limit_of(*has, "after", faults) : std::nullopt,
                         has->has("before") ? limit_of(*has, "before", faults) : std::nullopt};
  }
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb each_verb{
    "each",
    {"varje post som avses uppfyller villkoren", "every record that matches fulfils conditions"},
    options,
    read};

}  // namespace st
