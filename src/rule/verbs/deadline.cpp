// `deadline`: an event happens at the latest, or at the earliest, on a day; or within a window that
// returns every year.
#include <algorithm>
#include <charconv>

#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

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
           false,
           false,
           {"händelsen: en sökväg eller poster; utan den en påminnelse",
            "the event: a path or records; without it a reminder"}},
          {"until", Kind::text, false, false, {"senast", "at the latest"}},
          {"from", Kind::text, false, false, {"tidigast", "at the earliest"}},
          {"tolerance",
           Kind::text,
           false,
           false,
           {"så länge efter gränsen godtas", "so long after the limit is accepted"}},
          {"clock",
           Kind::text,
           false,
           false,
           {"full_time: gränsens tid är månader av heltid",
            "full_time: the limit's time is months of full time"}},
          {"each_year",
           Kind::text,
           false,
           false,
           {"ett fönster varje år, som 04-01..05-31", "a window every year, such as 04-01..05-31"}},
      }};
  return type;
}

/// A month and a day, without a year.
struct YearDay {
  unsigned month = 1;
  unsigned day = 1;
  Date in(int year) const { return *Date::from_ymd(year, month, day); }
};

/// A part of every year.
struct Window {
  YearDay from;
  YearDay to;
  Period in(int year) const { return {from.in(year), to.in(year)}; }
};

constexpr int common_year = 2001;  ///< Without a leap day.

/// "04-01": a day that every year has.
std::optional<YearDay> parse_year_day(std::string_view text) {
  YearDay at;
  if (text.size() != 5 || text[2] != '-') return {};
  std::from_chars(text.data(), text.data() + 2, at.month);
  std::from_chars(text.data() + 3, text.data() + 5, at.day);
  if (!Date::from_ymd(common_year, at.month, at.day)) return {};
  return at;
}

std::optional<Window> parse_window(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == text.npos) return {};
  const auto from = parse_year_day(text.substr(0, dots));
  const auto to = parse_year_day(text.substr(dots + 2));
  if (!from || !to || from->in(common_year) > to->in(common_year)) return {};
  return Window{*from, *to};
}

struct Deadline {
  Stream event;
  std::optional<Limit> until;
  std::optional<Limit> from;
  std::string tolerance;
  bool full_time = false;  ///< The offset of `until` is in months of full time.
  std::optional<Window> each_year;
};

/// The last day in time; `unreached`: so much service there is not, even at the projected end.
Day last_day(const Deadline& rule, const Context& context, bool& unreached) {
  const Record& root = context.root();
  Day until;
  if (rule.until && rule.full_time && rule.until->sign > 0 && context.timeline) {
    until = evaluate(context, {.event = rule.until->event}, root);
    if (until.date) {
      const Duration length = length_of(context, rule.until->offset);
      until.date = context.timeline->reached(*until.date, Months::whole(length.months));
      unreached = !until.date;
    }
  } else {
    until = rule.until ? evaluate(context, *rule.until, root)
                       : time_of(context, root, {.event = "end"});
  }
  if (until.date && !rule.tolerance.empty())
    until.date = *until.date + length_of(context, rule.tolerance);
  return until;
}

/// Does the clock run on some day of the window? A unit has no clock.
bool runs_in(const Context& context, Period window) {
  return !context.timeline || context.timeline->clock_for(*context.pack).days(window) > 0;
}

/// The window that is open or comes next.
Decision next_window(const Context& context, const Window& window) {
  int year = context.as_of.year();
  if (window.in(year).to < context.as_of) ++year;
  const Period next = window.in(year);
  const bool comes = runs_in(context, next);
  return {.outcome = comes ? Outcome::due : Outcome::not_applicable,
          .subject = std::to_string(year),
          .message = comes ? say("rule-window-next", {next.from.iso(), next.to.iso()})
                           : say("rule-no-clock"),
          .where = place_of(context),
          .due = comes ? std::optional{next.to} : std::nullopt};
}

/// One event in each window that the clock has seen; without an event a reminder.
std::vector<Decision> by_window(const Deadline& rule, const Context& context) {
  const Window& window = *rule.each_year;
  if (rule.event.in.empty()) return {next_window(context, window)};
  const auto items = records_of(context, rule.event, context.root());
  const Clock clock = context.timeline ? context.timeline->clock_for(*context.pack) : Clock{};
  const auto start = clock.empty() ? std::nullopt : std::optional{clock.first()};
  const int first = start ? start->year() : context.as_of.year();
  std::vector<Decision> decisions;
  for (int year = first; window.in(year).from <= context.as_of; ++year) {
    const Period open = window.in(year);
    if (!runs_in(context, open)) continue;
    const auto in_time = std::ranges::find_if(items, [&](const StreamItem& item) {
      return item.day && open.contains(*item.day) && *item.day <= context.as_of;
    });
    if (in_time != items.end()) {
      decisions.push_back(
          {.subject = std::to_string(year),
           .message = say("rule-deadline-met", {rule.event.in.front().text(), in_time->day->iso()}),
           .where = in_time->where,
           .evidence = {in_time->where}});
      continue;
    }
    Decision missing =
        unfulfilled(context, {.date = open.to},
                    say("rule-deadline-missing", {rule.event.in.front().text(), open.to.iso()}),
                    place_of(context, rule.event.in.front().text()));
    missing.subject = std::to_string(year);
    missing.closed = missing.outcome == Outcome::unmet;
    decisions.push_back(std::move(missing));
  }
  if (decisions.empty()) decisions.push_back(next_window(context, window));
  return decisions;
}

std::vector<Decision> decide(const Deadline& rule, const Context& context) {
  if (rule.each_year) return by_window(rule, context);
  const Record& root = context.root();
  const auto items = records_of(context, rule.event, root);
  bool unreached = false;
  const Day until = last_day(rule, context, unreached);
  const Day from = rule.from ? evaluate(context, *rule.from, root) : Day{};
  const std::string name =
      rule.event.in.empty()
          ? ""
          : rule.event.in.front().text() + (rule.event.date.empty() ? "" : "." + rule.event.date);

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
  const Span place =
      items.empty() ? place_of(context, rule.event.in.empty() ? "" : rule.event.in.front().text())
                    : items.front().where;
  if (items.empty()) {
    for (const Path& path : rule.event.in) {
      const Walk found =
          walk(context, root,
               rule.event.date.empty() ? path : Path(path.text() + "." + rule.event.date));
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
  const Span where = planned ? planned->where : early ? early->where : place;
  if (unreached) return {{.outcome = Outcome::due, .message = std::move(message), .where = where}};
  return {unfulfilled(context, until, std::move(message), where)};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Deadline rule{.event = {},
                .until = limit_of(*record, "until", faults),
                .from = limit_of(*record, "from", faults),
                .tolerance = std::string(record->text("tolerance")),
                .full_time = record->text("clock") == "full_time",
                .each_year = {}};
  if (const Entry* window = record->find("each_year"); window && !window->faulty) {
    rule.each_year = parse_window(record->text("each_year"));
    if (!rule.each_year)
      faults.push_back({.code = "ST-type",
                        .message = say("rule-window", {record->text("each_year")}),
                        .where = window->where});
  } else if (!record->has("event")) {
    faults.push_back(
        {.code = "ST-missing-key", .message = say("rule-deadline-event"), .where = body.key_where});
  }
  if (const Node* event = node_of(*record, "event")) rule.event = read_stream(*event, faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb deadline_verb{"deadline",
                         {"en händelse sker inom en frist", "an event happens within a time"},
                         options,
                         read};

}  // namespace st
