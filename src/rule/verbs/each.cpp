// `each`: every record that matches fulfils conditions, or has another record to go with it.
#include <algorithm>
#include <map>

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
          {"any",
           Kind::node,
           false,
           false,
           {"flera sätt, ett räcker för varje post: require och has",
            "several ways of which one is enough for each record: require and has"}},
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
  std::vector<Path> same{};
  int at_least = 1;
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
          {"same",
           Kind::text,
           false,
           true,
           {"fält som ska ha något värde gemensamt", "fields that must share a value"}},
          {"at_least", Kind::count, false, false, {"minst så många", "at least so many"}},
      })};
  return type;
}

/// What is asked of each record.
struct Asked {
  Condition require;
  std::optional<Companion> has;
};

struct Each {
  Stream stream;
  Asked asked;
  std::vector<Asked> any;  ///< One of these is enough.
  bool of_papers = false;  ///< The thing is done; what may be missing is its paper.
};

/// Do both records hold one value of the field?
bool shares(const Context& context, const Path& field, const Record& one, const Record& other) {
  const Walk mine = walk(context, one, field);
  const Walk theirs = walk(context, other, field);
  return std::ranges::any_of(mine.found, [&](const Reached& a) {
    return std::ranges::any_of(theirs.found,
                               [&](const Reached& b) { return a.value->data == b.value->data; });
  });
}

/// Does a record name another by its id, in `for` or any field that refers to records?
bool names(const Record& record, const Record& other) {
  if (other.id().empty()) return false;
  return std::ranges::any_of(record.entries(), [&](const Entry& entry) {
    return entry.field->kind == Kind::reference &&
           std::ranges::count(record.texts(entry.field->name), other.id()) > 0;
  });
}

bool fits(const Companion& has, const Context& context, const Record& record,
          const StreamItem& other) {
  if (has.within == "period") {
    // One that stands for many has the time of them all.
    const auto period = period_of(record, context.as_of);
    const auto theirs = period_of(*other.record, context.as_of);
    if (!period || !theirs || theirs->to < period->from || theirs->from > period->to) return false;
  }
  if (has.for_ == "it" && !names(*other.record, record)) return false;
  if (has.after) {
    const Day limit = evaluate(context, *has.after, record);
    if (!limit.date || !other.day || *other.day < *limit.date) return false;
  }
  if (has.before) {
    const Day limit = evaluate(context, *has.before, record);
    if (!limit.date || !other.day || *other.day > *limit.date) return false;
  }
  return std::ranges::all_of(
      has.same, [&](const Path& field) { return shares(context, field, record, *other.record); });
}

/// All that may go with a record, whichever it is; gathered once.
using Others = std::map<const Companion*, std::vector<StreamItem>>;

Answer companion(const Companion& has, const Context& context, const Others& others,
                 const Record& record) {
  const std::string_view section =
      has.stream.in.empty() ? std::string_view() : std::string_view(has.stream.in.front().text());
  std::vector<Answer> found;
  for (const StreamItem& other : others.at(&has)) {
    if (other.record == &record || !fits(has, context, record, other)) continue;
    const bool ahead = other.day && *other.day > context.as_of;
    found.push_back({.truth = ahead ? Truth::later : other.matches,
                     .path = section,
                     .where = other.where,
                     .when = other.day,
                     .why = other.why});
  }
  // Of so many as are asked for, the least good one decides.
  const auto asked = static_cast<std::size_t>(std::max(1, has.at_least));
  std::ranges::stable_sort(found, std::ranges::greater{}, &Answer::truth);
  if (found.size() >= asked) return found[asked - 1];
  Answer none{.truth = Truth::no, .path = section, .where = record.head()};
  none.why =
      asked == 1
          ? say("rule-each-lacks", {label(record), section})
          : say("rule-each-lacks-more",
                {label(record), section, std::to_string(found.size()), std::to_string(asked)});
  return none;
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

Answer fulfilled(const Asked& asked, const Context& context, const Others& others,
                 const Record& record) {
  std::vector<Answer> answers{holds(context, asked.require, record)};
  if (asked.has) answers.push_back(companion(*asked.has, context, others, record));
  return all_of(std::move(answers));
}

Answer fulfilled(const Each& rule, const Context& context, const Others& others,
                 const Record& record) {
  std::vector<Answer> answers{fulfilled(rule.asked, context, others, record)};
  std::vector<Answer> ways;
  for (const Asked& way : rule.any) ways.push_back(fulfilled(way, context, others, record));
  if (!ways.empty()) answers.push_back(any_of(std::move(ways)));
  return all_of(std::move(answers));
}

Others others_of(const Each& rule, const Context& context) {
  Others others;
  const auto gather = [&](const Asked& asked) {
    if (asked.has) others[&*asked.has] = records_of(context, asked.has->stream, context.root());
  };
  gather(rule.asked);
  for (const Asked& way : rule.any) gather(way);
  return others;
}

Decision decide_one(const Each& rule, const Context& context, const Others& others,
                    const StreamItem& item) {
  const Record& record = *item.record;
  const Answer answer = fulfilled(rule, context, others, record);
  Day by = time_for(context, record);
  // Before the first record of a clock's start nothing is missed.
  Decision decision =
      decided(context, answer, by,
              if_met(context, [&] { return say("rule-each-met", {label(record)}); }), item.where);
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
  const auto records = records_of(context, rule.stream, context.root());
  const Others others = records.empty() ? Others() : others_of(rule, context);
  for (const StreamItem& item : records) {
    // What lies before the log began was never to be written down.
    if (log_since && item.day && *item.day < *log_since && item.record->section() != "training")
      continue;
    decisions.push_back(decide_one(rule, context, others, item));
  }
  if (decisions.empty())
    decisions.push_back(
        {.outcome = Outcome::not_applicable,
         .message = say("rule-no-records",
                        {rule.stream.in.empty() ? std::string() : rule.stream.in.front().text()})});
  return decisions;
}

Companion read_companion(const Node& node, Faults& faults) {
  const auto has = read_options(node, companion_options(), faults);
  Companion companion{.stream = read_stream(*has, faults),
                      .within = std::string(has->text("within")),
                      .for_ = std::string(has->text("for")),
                      .after = limit_of(*has, "after", faults),
                      .before = limit_of(*has, "before", faults)};
  for (const auto field : has->texts("same")) companion.same.emplace_back(std::string(field));
  if (const auto number = has->number("at_least"))
    companion.at_least = static_cast<int>(number->hundredths / 100);
  return companion;
}

Asked read_asked(const Record& options, Faults& faults) {
  Asked asked{.require = condition_of(options, "require", faults), .has = {}};
  if (const Node* node = node_of(options, "has")) asked.has = read_companion(*node, faults);
  return asked;
}

const RecordType& way_options() {
  static const RecordType type{
      .name = "way",
      .term = "sätt",
      .doc = {"ett sätt", "one way"},
      .fields = {
          {"require",
           Kind::node,
           false,
           false,
           {"vad posten ska uppfylla", "what it is to fulfil"}},
          {"has", Kind::node, false, false, {"en annan post", "another record"}},
      }};
  return type;
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Each rule{.stream = read_stream(*record, faults),
            .asked = read_asked(*record, faults),
            .any = {},
            .of_papers = record->text("lacking") == "unproven"};
  if (const Node* any = node_of(*record, "any")) {
    for (const Node& way : any->children)
      rule.any.push_back(read_asked(*read_options(way, way_options(), faults), faults));
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
