// `recurs`: an event happens at least every so often on the clock, or in each month of term.
#include <algorithm>

#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "recurs",
      .term = "återkommer",
      .doc = {"poster som ska återkomma", "records that are to recur"},
      .fields = stream_fields({
          {"every", Kind::text, false, false, {"högst så långt isär", "at most so far apart"}},
          {"each",
           Kind::text,
           false,
           false,
           {"term_month: i varje terminsmånad", "term_month: in each month of term"}},
          {"since",
           Kind::text,
           false,
           false,
           {"när den första perioden börjar", "when the first interval starts"}},
          {"clock",
           Kind::text,
           false,
           false,
           {"calendar: utan uppehåll", "calendar: never stands still"}},
      })};
  return type;
}

struct Recurs {
  Stream stream;
  std::string every;
  std::string each;
  std::optional<Limit> since;
  bool calendar = false;
};

Clock clock_of(const Recurs& rule, const Context& context) {
  if (rule.calendar || !context.timeline)
    return Clock({{Date::from_days(-40000), Date::from_days(90000)}});
  return context.timeline->clock_for(*context.pack);
}

Phrase section_of(const Recurs& rule) {
  return rule.stream.in.empty() ? std::string() : rule.stream.in.front();
}

/// The longest time without an event: told, and never a breach.
std::vector<Decision> tell_gap(const Recurs& rule, const Context& context,
                               const std::vector<StreamItem>& items, Date start) {
  int longest = 0;
  Date last = start;
  Decision decision;
  for (const StreamItem& item : items) {
    if (!item.day || *item.day > context.as_of) continue;
    longest = std::max(longest, *item.day - last);
    last = *item.day;
    decision.evidence.push_back(item.where);
  }
  decision.where = decision.evidence.empty() ? place_of(context, rule.stream.in.front())
                                             : decision.evidence.back();
  if (!decision.evidence.empty()) {
    decision.message =
        say("rule-recurs-gap", {std::to_string(std::max(longest, context.as_of - last))});
    return {decision};
  }
  return {unfulfilled(context, time_of(context, context.root(), {.event = "end"}),
                      say("rule-recurs-none", {section_of(rule)}), decision.where)};
}

Decision missed(const Context& context, const Recurs& rule, Date last, Date due, Date limit,
                bool running, Span where) {
  Decision decision{.outcome = Outcome::unmet,
                    .subject = last.iso() + "/" + due.iso(),
                    .message = say("rule-recurs-missed", {section_of(rule), last.iso(), due.iso()}),
                    .where = where,
                    .since = limit + 1,
                    .due = due,
                    .closed = !running};
  if (running && context.as_of <= limit) {
    decision.outcome = Outcome::due;
    decision.since.reset();
    decision.message = say("rule-recurs-due", {section_of(rule), due.iso()});
  }
  return decision;
}

std::vector<Decision> by_interval(const Recurs& rule, const Context& context,
                                  const std::vector<StreamItem>& items, Date start,
                                  const Clock& clock) {
  const Duration every = length_of(context, rule.every);
  const Duration slack = length_of(context, context.rule->slack);
  std::vector<Decision> decisions;
  Date last = start;
  Span place = items.empty() ? place_of(context, rule.stream.in.front()) : items.front().where;
  Decision met{.subject = "plan"};
  const auto limits = [&](Date from) {
    const Date due = clock.after(from, every);
    return std::pair{due, context.rule->slack.empty()
                              ? due
                              : clock.after(from, Duration{every.months + slack.months,
                                                           every.days + slack.days, 0})};
  };
  bool open = false;
  for (const StreamItem& item : items) {
    if (!item.day || *item.day > context.as_of) continue;
    if (item.matches == Truth::unknown) {
      open = true;
      continue;
    }
    const auto [due, limit] = limits(last);
    const auto whole = period_of(*item.record, *item.day);
    if (std::min(whole ? whole->from : *item.day, *item.day) > limit)
      decisions.push_back(missed(context, rule, last, due, limit, false, item.where));
    if (*item.day > last) last = *item.day;
    met.evidence.push_back(item.where);
    place = item.where;
  }
  const auto [due, limit] = limits(last);
  const bool over = clock.stretches().back().to < due;
  if (!over && context.as_of > due) {
    Decision late = missed(context, rule, last, due, limit, true, place);
    if (open) late = undecided(say("rule-recurs-open", {section_of(rule)}), place);
    decisions.push_back(late);
  } else if (!over) {
    met.due = due;
  }
  if (decisions.empty() ||
      std::ranges::all_of(decisions, [](const Decision& d) { return d.outcome == Outcome::due; })) {
    if (!decisions.empty()) return decisions;
    met.message = say("rule-recurs-met", {std::to_string(met.evidence.size())});
    met.where = place;
    if (met.evidence.empty())
      return {unfulfilled(context, {.date = due},
                          say("rule-recurs-due", {section_of(rule), due.iso()}), place)};
    decisions.push_back(met);
  }
  return decisions;
}

bool is_term(const Context& context, unsigned month) {
  for (auto pack = context.packs.rbegin(); pack != context.packs.rend(); ++pack) {
    if (const Parameter* term = (*pack)->parameter("term"))
      return std::ranges::any_of(term->values, [&](const Value& v) {
        const auto* t = v.as<std::string>();
        return t && *t == std::to_string(month);
      });
  }
  return false;
}

int whole_number(const Context& context, std::string_view name) {
  const Value* value = parameter(context, name);
  const auto* text = value ? value->as<std::string>() : nullptr;
  return text ? std::atoi(text->c_str()) : 0;
}

/// On a day of the period that has come; a record that stands for many, over its whole time.
bool falls_in(const StreamItem& item, Period period, Date as_of) {
  const auto whole = item.day ? period_of(*item.record, *item.day) : std::nullopt;
  if (!whole) return false;
  return std::max(whole->from, period.from) <= std::min({whole->to, period.to, as_of});
}

std::vector<Decision> by_month(const Recurs& rule, const Context& context,
                               const std::vector<StreamItem>& items, Date start,
                               const Clock& clock) {
  std::vector<Decision> decisions;
  const int days_needed = whole_number(context, "month_days");
  Date month = *Date::from_ymd(start.year(), start.month(), 1);
  for (; month <= context.as_of; month = add_months(month, 1)) {
    const Period period{month, add_months(month, 1) - 1};
    if (!is_term(context, month.month()) || clock.days(period) < days_needed) continue;
    Decision decision{.subject = month.iso().substr(0, 7), .due = period.to};
    for (const StreamItem& item : items) {
      if (item.matches == Truth::yes && falls_in(item, period, context.as_of))
        decision.evidence.push_back(item.where);
    }
    if (!decision.evidence.empty()) {
      decision.where = decision.evidence.front();
      decision.message = say("rule-month-met", {decision.subject});
    } else {
      const auto subject = decision.subject;
      decision = unfulfilled(
          context, {.date = period.to}, say("rule-month-missed", {section_of(rule), subject}),
          items.empty() ? place_of(context, rule.stream.in.front()) : items.front().where);
      decision.subject = subject;
      decision.closed = context.as_of > period.to;
    }
    decisions.push_back(decision);
  }
  if (decisions.empty())
    decisions.push_back({.message = say("rule-month-none"), .where = place_of(context)});
  return decisions;
}

std::vector<Decision> decide(const Recurs& rule, const Context& context) {
  const Clock clock = clock_of(rule, context);
  if (clock.empty()) return {{.outcome = Outcome::not_applicable, .message = say("rule-no-clock")}};
  auto items = records_of(context, rule.stream, context.root());
  Day since = rule.since ? evaluate(context, *rule.since, context.root()) : Day{};
  if (since.unknown)
    return {undecided(say("rule-time-not-known", {since.field, section_of(rule)}),
                      since.where ? since.where : place_of(context))};
  if (!since.date) {
    if (rule.calendar && !items.empty() && items.front().day)
      since.date = items.front().day;
    else if (rule.calendar)
      return {unfulfilled(context, {.date = context.as_of - 1},
                          say("rule-recurs-none", {section_of(rule)}),
                          place_of(context, rule.stream.in.front()))};
    if (!since.date) since.date = clock.first();
  }
  const Date start = rule.calendar ? *since.date : std::max(*since.date, clock.first());
  if (!rule.each.empty()) return by_month(rule, context, items, start, clock);
  if (rule.every.empty()) return tell_gap(rule, context, items, start);
  return by_interval(rule, context, items, start, clock);
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  const Recurs rule{read_stream(*record, faults), std::string(record->text("every")),
                    std::string(record->text("each")),
                    record->has("since") ? limit_of(*record, "since", faults) : std::nullopt,
                    record->text("clock") == "calendar"};
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb recurs_verb{
    "recurs",
    {"en händelse återkommer minst så ofta", "an event happens at least so often"},
    options,
    read};

}  // namespace st
