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
          {"agreed",
           Kind::node,
           false,
           false,
           {"så ofta som den senaste av dessa poster säger i every",
            "as often as the newest of these records says in its every"}},
          {"part",
           Kind::text,
           false,
           false,
           {"så stor del av det avtalade räcker", "so much of what is agreed is enough"}},
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
          {"healed",
           Kind::yes_no,
           false,
           false,
           {"äldre uppehåll hålls inte emot; bara det som löper nu bedöms",
            "older gaps are not held against it; only the running one is judged"}},
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
  std::optional<Stream> agreed;  ///< In place of `every`.
  std::string part;              ///< Of `agreed`: a share or a $parameter; empty: all of it.
  std::string each;
  std::optional<Limit> since;
  bool calendar = false;
  bool healed = false;
};

Clock clock_of(const Recurs& rule, const Context& context) {
  if (rule.calendar || !context.timeline)
    return Clock({{Date::from_days(-40000), Date::from_days(90000)}});
  return context.timeline->clock_for(*context.pack);
}

Phrase section_of(const Recurs& rule) { return sections_of(rule.stream); }

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
  decision.where = decision.evidence.empty() ? place_of(context, rule.stream.in.front().text())
                                             : decision.evidence.back();
  if (!decision.evidence.empty()) {
    decision.message =
        say("rule-recurs-gap", {std::to_string(std::max(longest, context.as_of - last))});
    return {decision};
  }
  const Day by = time_of(context, context.root(), {.event = context.timeline ? "end" : "as_of"});
  return {unfulfilled(context, by, say("rule-recurs-none", {section_of(rule)}), decision.where)};
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
  Span place =
      items.empty() ? place_of(context, rule.stream.in.front().text()) : items.front().where;
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
    if (!rule.healed && std::min(whole ? whole->from : *item.day, *item.day) > limit)
      decisions.push_back(missed(context, rule, last, due, limit, false, item.where));
    if (*item.day > last) last = *item.day;
    met.evidence.push_back(item.where);
    place = item.where;
  }
  const auto [due, limit] = limits(last);
  // When the clock has stopped before it would have been missed, nothing is.
  const Date stopped = clock.stretches().back().to;
  const bool over = stopped < due || (stopped < limit && context.as_of > stopped);
  if (!over && context.as_of > due) {
    Decision late = missed(context, rule, last, due, limit, true, place);
    if (open) late = undecided(say("rule-recurs-open", {section_of(rule)}), place);
    decisions.push_back(late);
  } else if (!over) {
    met.due = due;
    met.again = true;
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
      decision.message = say("rule-month-met", {decision.subject, section_of(rule)});
    } else {
      const auto subject = decision.subject;
      decision = unfulfilled(
          context, {.date = period.to}, say("rule-month-missed", {section_of(rule), subject}),
          items.empty() ? place_of(context, rule.stream.in.front().text()) : items.front().where);
      decision.subject = subject;
      decision.closed = context.as_of > period.to;
    }
    decisions.push_back(decision);
  }
  if (decisions.empty())
    decisions.push_back({.message = say("rule-month-none"), .where = place_of(context)});
  return decisions;
}

/// The newest agreement that says how often.
const StreamItem* newest_agreement(const std::vector<StreamItem>& agreements, Date as_of) {
  const StreamItem* newest = nullptr;
  for (const StreamItem& item : agreements) {
    if (item.day && *item.day <= as_of && item.record->has("every")) newest = &item;
  }
  return newest;
}

/// How many times the length has passed on the clock between two days.
int times_passed(const Clock& clock, Date from, Date until, Duration every) {
  if (every.months <= 0 && every.days <= 0) return 0;
  int passed = 0;
  for (Date next = clock.after(from, every); next <= until; next = clock.after(next, every)) {
    ++passed;
    if (clock.stretches().back().to < next) break;
  }
  return passed;
}

/// As often as was agreed: so many events as whole intervals have passed, or the part of them that
/// is enough. One that was moved or cancelled is no breach.
std::vector<Decision> by_agreement(const Recurs& rule, const Context& context,
                                   const std::vector<StreamItem>& items, const Clock& clock) {
  const auto agreements = records_of(context, *rule.agreed, context.root());
  const StreamItem* agreement = newest_agreement(agreements, context.as_of);
  const std::string section =
      rule.agreed->in.empty() ? std::string() : rule.agreed->in.front().text();
  if (!agreement)
    return {undecided(say("rule-agreed-none", {section, section_of(rule)}),
                      place_of(context, section))};
  const Entry& every = *agreement->record->find("every");
  const auto* length = every.values.empty() ? nullptr : every.values.front().as<Duration>();
  if (!length) return {undecided(say("rule-not-known", {"every"}), every.where)};
  const Date since = std::max(*agreement->day, clock.first());
  Decision decision{.where = agreement->where, .evidence = {agreement->where}};
  std::int64_t held = 0;
  for (const StreamItem& item : items) {
    if (item.matches != Truth::yes || !item.day || *item.day < since) continue;
    const std::int64_t times = times_until(*item.record, context.as_of);
    held += times;
    if (times > 0) decision.evidence.push_back(item.where);
  }
  const std::int64_t agreed = times_passed(clock, since, context.as_of, *length);
  const std::int64_t asked =
      rule.part.empty() ? agreed : agreed * share_of(context, rule.part).points() / 10000;
  decision.message = say("rule-agreed-tally", {std::to_string(held), std::to_string(agreed),
                                               section_of(rule), agreement->day->iso()});
  if (held < asked) decision.outcome = Outcome::unmet;
  return {decision};
}

/// Of what has never happened, and has no first day by which it should have.
Decision never_yet(const Recurs& rule, const Context& context) {
  return {.outcome = Outcome::unmet,
          .message = say("rule-recurs-none", {section_of(rule)}),
          .where = place_of(context, rule.stream.in.front().text())};
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
      return {never_yet(rule, context)};
    if (!since.date) since.date = clock.first();
  }
  const Date start = rule.calendar ? *since.date : std::max(*since.date, clock.first());
  if (!rule.each.empty()) return by_month(rule, context, items, start, clock);
  if (rule.agreed) return by_agreement(rule, context, items, clock);
  if (rule.every.empty()) return tell_gap(rule, context, items, start);
  return by_interval(rule, context, items, start, clock);
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Recurs rule{.stream = read_stream(*record, faults),
              .every = std::string(record->text("every")),
              .agreed = {},
              .part = std::string(record->text("part")),
              .each = std::string(record->text("each")),
              .since = record->has("since") ? limit_of(*record, "since", faults) : std::nullopt,
              .calendar = record->text("clock") == "calendar",
              .healed = record->yes("healed").value_or(false)};
  if (const Node* agreed = node_of(*record, "agreed")) rule.agreed = read_stream(*agreed, faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb recurs_verb{
    "recurs",
    {"en händelse återkommer minst så ofta", "an event happens at least so often"},
    options,
    read};

}  // namespace st
