// `count`: so many records that match, or different values of a field of theirs, in all or in each
// year.
#include <algorithm>
#include <set>

#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "count",
      .term = "antal",
      .doc = {"hur många poster", "how many records"},
      .fields = stream_fields({
          {"per",
           Kind::text,
           false,
           false,
           {"training_year eller calendar_year", "training_year or calendar_year"}},
          {"at_least", Kind::count, false, false, {"minst", "at least"}},
          {"at_most", Kind::count, false, false, {"högst", "at most"}},
          {"exactly", Kind::count, false, false, {"precis", "exactly"}},
          {"from", Kind::text, false, false, {"räknas från denna dag", "counted from this day"}},
          {"until",
           Kind::text,
           false,
           false,
           {"räknas till och med denna dag", "counted until this day"}},
          {"distinct",
           Kind::text,
           false,
           false,
           {"olika värden av detta fält räknas i stället för poster",
            "different values of this field are counted instead of records"}},
      })};
  return type;
}

struct Count {
  Stream stream;
  std::string per;
  std::optional<int> at_least;
  std::optional<int> at_most;
  std::optional<Limit> from;
  std::optional<Limit> until;
  std::string distinct;  ///< Empty: records are counted.
};

struct Counted {
  int done = 0;
  int planned = 0;
  int open = 0;  ///< Records of which it is not known whether they match.
  std::vector<Span> evidence{};
  Phrase open_why{};
};

/// Values of the field that no record before this one has.
int new_values(const Context& context, const StreamItem& item, const std::string& field,
               std::set<std::string, std::less<>>& seen) {
  int fresh = 0;
  for (const Reached& at : walk(context, *item.record, field).found) {
    const auto* text = at.value->as<std::string>();
    if (text && seen.insert(*text).second) ++fresh;
  }
  return fresh;
}

Counted count_in(const Context& context, const Count& rule, const std::vector<StreamItem>& items,
                 std::optional<Period> within) {
  Counted sum;
  std::set<std::string, std::less<>> seen;
  for (const StreamItem& item : items) {
    if (within && (!item.day || !within->contains(*item.day))) continue;
    if (item.matches == Truth::unknown) {
      ++sum.open;
      sum.open_why = item.why;
    } else if (item.matches == Truth::later || (item.day && *item.day > context.as_of)) {
      ++sum.planned;
    } else {
      const int worth = rule.distinct.empty() ? 1 : new_values(context, item, rule.distinct, seen);
      sum.done += worth;
      if (worth > 0) sum.evidence.push_back(item.where);
    }
  }
  return sum;
}

Decision judge(const Count& rule, const Context& context, const Counted& sum, int at_least,
               const Day& by, std::string subject, Span place) {
  Decision decision{.subject = subject, .where = place, .due = by.date, .evidence = sum.evidence};
  const Phrase section = sections_of(rule.stream);
  const std::string done = std::to_string(sum.done);
  const std::string asked = std::to_string(at_least);
  const Phrase tally =
      !rule.at_least && rule.at_most
          ? say("rule-count-within", {done, std::to_string(*rule.at_most), section})
      : rule.per.empty() ? say("rule-count", {done, asked, section})
                         : say("rule-count-year", {done, asked, section, subject});
  if (rule.at_most && sum.done > *rule.at_most) {
    decision.outcome = Outcome::unmet;
    decision.closed = true;
    decision.message = say("rule-count-within", {done, std::to_string(*rule.at_most), section});
    decision.where = sum.evidence.back();
    return decision;
  }
  decision.message = tally;
  if (sum.done >= at_least) return decision;
  if (sum.done + sum.open >= at_least) {
    Decision open = undecided(sum.open_why, place);
    open.subject = subject;
    return open;
  }
  Decision lacking = unfulfilled(
      context, by,
      sum.planned > 0 ? say("rule-count-planned", {tally, std::to_string(sum.planned)}) : tally,
      place);
  lacking.subject = std::move(subject);
  lacking.evidence = sum.evidence;
  return lacking;
}

/// The whole years of the training or of the calendar that the clock has touched, and the running
/// one.
std::vector<Period> years(const Count& rule, const Context& context) {
  const auto start = context.timeline->start();
  std::vector<Period> all;
  if (!start) return all;
  Date first = rule.per == "calendar_year" ? *Date::from_ymd(start->year(), 1, 1) : *start;
  for (int n = 0;; ++n) {
    const Period year{add_months(first, 12 * n), add_months(first, 12 * (n + 1)) - 1};
    if (year.from > context.as_of) return all;
    all.push_back(year);
  }
}

std::vector<Decision> by_year(const Count& rule, const Context& context,
                              const std::vector<StreamItem>& items, Span place) {
  std::vector<Decision> decisions;
  const Clock& clock = context.timeline->clock_for(*context.pack);
  for (const Period& year : years(rule, context)) {
    const int running = clock.days(year);
    if (running == 0) continue;
    // A year in which the clock stood still asks for its part, rounded down: the source speaks of a
    // whole year.
    const int asked = rule.at_least.value_or(0) * running / year.days();
    if (asked == 0 && !rule.at_most) continue;
    const Counted sum = count_in(context, rule, items, year);
    Span where = sum.evidence.empty() ? place : sum.evidence.front();
    Decision decision = judge(rule, context, sum, asked, {.date = year.to},
                              year.from.iso() + "/" + year.to.iso(), where);
    if (decision.outcome == Outcome::unmet) decision.closed = true;
    decisions.push_back(std::move(decision));
  }
  if (decisions.empty())
    decisions.push_back({.outcome = Outcome::not_applicable, .message = say("rule-no-clock")});
  return decisions;
}

std::vector<Decision> decide(const Count& rule, const Context& context) {
  const auto items = records_of(context, rule.stream, context.root());
  const Span place =
      items.empty() ? place_of(context, rule.stream.in.empty() ? "" : rule.stream.in.front().text())
                    : items.front().where;
  if (!rule.per.empty() && context.timeline) return by_year(rule, context, items, place);
  std::optional<Period> within;
  Day by = time_of(context, context.root(), {.event = context.timeline ? "end" : "as_of"});
  if (!context.timeline && !context.rule->by && by.date) by.date = *by.date - 1;
  if (rule.from || rule.until) {
    const Day from = rule.from ? evaluate(context, *rule.from, context.root())
                               : Day{.date = Date::from_days(-40000)};
    const Day until = rule.until ? evaluate(context, *rule.until, context.root())
                                 : Day{.date = Date::from_days(90000)};
    if (!from.date || !until.date)
      return {undecided(say("rule-not-known", {from.date ? until.field : from.field}), place)};
    within = Period{*from.date, *until.date};
    if (rule.until && !context.rule->by) by = until;
  }
  return {judge(rule, context, count_in(context, rule, items, within), rule.at_least.value_or(0),
                by, "plan", place)};
}

std::optional<int> number(const Record& record, std::string_view field) {
  const auto value = record.number(field);
  return value ? std::optional{static_cast<int>(value->hundredths / 100)} : std::nullopt;
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Count rule{read_stream(*record, faults),
             std::string(record->text("per")),
             number(*record, "at_least"),
             number(*record, "at_most"),
             {},
             {},
             std::string(record->text("distinct"))};
  if (const auto exactly = number(*record, "exactly")) rule.at_least = rule.at_most = exactly;
  if (record->has("from")) rule.from = limit_of(*record, "from", faults);
  if (record->has("until")) rule.until = limit_of(*record, "until", faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb count_verb{"count", {"så många poster finns", "so many records exist"}, options, read};

}  // namespace st
