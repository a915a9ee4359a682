// `total`: a sum, of months of full time or of a field, in all or on average.

#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "total",
      .term = "summa",
      .doc = {"en summa och dess gräns", "a sum and its limit"},
      .fields = stream_fields({
          {"of",
           Kind::text,
           true,
           false,
           {"service, months (heltid enligt posternas tid) eller ett fält",
            "service, months (of full time by the records' periods) or a field"}},
          {"at_least",
           Kind::node,
           false,
           false,
           {"minst; kan vara daterad", "at least; may be dated"}},
          {"at_most", Kind::node, false, false, {"högst", "at most"}},
          {"per",
           Kind::text,
           false,
           false,
           {"week eller month: i genomsnitt", "week or month: on average"}},
          {"ends",
           Kind::text,
           false,
           false,
           {"training: avgör utbildningens slut", "training: decides the end of training"}},
      })};
  return type;
}

/// A limit of law: the newest value that applies to a training begun on a day.
struct Dated {
  std::vector<std::pair<std::optional<Date>, std::string>> values;

  std::optional<std::string> on(std::optional<Date> day) const {
    std::optional<std::string> newest;
    for (const auto& [from, value] : values) {
      if (!from || (day && *from <= *day)) newest = value;
    }
    return newest;
  }
};

Dated read_dated(const Node* node, Faults& faults) {
  Dated dated;
  if (!node) return dated;
  if (node->kind == Node::Kind::scalar) dated.values.emplace_back(std::nullopt, node->scalar);
  for (const Node& child : node->children) {
    const auto from = parse_date(child.key);
    if (!from)
      faults.push_back(
          {.code = "ST-type", .message = say("rule-dated", {child.key}), .where = child.key_where});
    dated.values.emplace_back(from, child.scalar);
  }
  return dated;
}

struct Total {
  std::string of;
  Stream stream;
  Dated at_least;
  Dated at_most;
  std::string per;
  bool ends_training = false;
};

std::optional<Months> months_in(const std::optional<std::string>& text) {
  if (!text) return {};
  if (const auto length = parse_duration(*text)) return Months::whole(length->months);
  return parse_months(*text);
}

std::int64_t in_hundredths(const std::optional<std::string>& text) {
  return text ? parse_number(*text).value_or(Number{}).hundredths : 0;
}

std::vector<Decision> of_service(const Total& rule, const Context& context) {
  const Timeline& time = *context.timeline;
  const auto asked = months_in(rule.at_least.on(time.start()));
  const Day by = time_of(context, context.root(), {.event = "end"});
  if (!time.start())
    return {undecided(say("rule-not-known", {"training.start"}), place_of(context, "training"))};
  if (!asked) return {{.outcome = Outcome::not_applicable, .message = say("rule-no-limit")}};
  const Date until = by.date ? std::min(*by.date, context.as_of) : context.as_of;
  // A part of the service is its rotations, and days at the post's own unit that none holds;
  // credits belong to the whole.
  std::vector<std::pair<const Record*, bool>> known;
  const auto wanted = [&](const Record* rotation, Date day) {
    const Record* judged = rotation;
    if (!judged) {
      const Post* post = time.post_on(day);
      judged = post && post->bt       ? context.world.plan().section("bt")
               : post && post->record ? post->record
               : post                 ? context.world.plan().section("training")
                                      : nullptr;
    }
    if (!judged) return false;
    for (const auto& [record, fits] : known) {
      if (record == judged) return fits;
    }
    known.emplace_back(judged, holds(context, rule.stream.where, *judged).truth == Truth::yes);
    return known.back().second;
  };
  const Months sum = rule.stream.where.empty()
                         ? time.service(Period{*time.start(), until}) + time.credited()
                         : time.service_where(wanted, until);
  const Phrase tally = say("rule-service", {decimal(sum.text()), decimal(asked->text())});
  Decision decision{.message = tally, .where = place_of(context, "training"), .due = by.date};
  if (sum >= *asked) return {decision};
  return {unfulfilled(context, by, tally, decision.where)};
}

int weeks_a_year(const Context& context) {
  const Value* value = parameter(context, "weeks_a_year");
  const auto* text = value ? value->as<std::string>() : nullptr;
  return text ? std::atoi(text->c_str()) : 0;
}

/// The clock's days until as-of, as hundredths of the unit that the average is of.
std::int64_t units_passed(const Total& rule, const Context& context) {
  const Clock& clock = context.timeline->clock_for(*context.pack);
  if (clock.empty()) return 0;
  const std::int64_t days = clock.days({clock.first(), context.as_of});
  const std::int64_t a_year = rule.per == "week" ? weeks_a_year(context) : 12;
  // A leap year asks for no more than another.
  return days * a_year * 100 / 366;
}

/// A record's time until as-of as months of full time: its days at its share, exact until the sum.
Months months_of(const Record& record, Date as_of) {
  Months sum;
  const auto period = period_of(record, as_of);
  if (!period) return sum;
  const Share share = record.share("share").value_or(Share::full());
  for (Date day = period->from; day <= std::min(period->to, as_of); day = day + 1)
    sum += Months::of_day(day, share);
  return sum;
}

/// What one record adds, in hundredths.
std::optional<std::int64_t> amount_of(const Total& rule, const Context& context,
                                      const Record& record) {
  if (rule.of == "months" && !record.type().find("months"))
    return months_of(record, context.as_of).units() / (Months::denominator / 100);
  const auto number = record.number(rule.of);
  if (number) return number->hundredths * times_until(record, context.as_of);
  // Days that nobody has counted are those of the calendar.
  const auto period = rule.of == "days" ? period_of(record, context.as_of) : std::nullopt;
  return period ? std::optional<std::int64_t>{period->days() * 100} : std::nullopt;
}

std::vector<Decision> of_field(const Total& rule, const Context& context) {
  std::int64_t sum = 0;
  Decision decision{
      .where = place_of(context, rule.stream.in.empty() ? "" : rule.stream.in.front().text())};
  bool any = false;
  for (const StreamItem& item : records_of(context, rule.stream, context.root())) {
    // What has begun counts for the days until now, and what stands for many in proportion.
    const bool of_time = rule.of == "months" || item.record->has("times");
    if (item.matches != Truth::yes || (!of_time && item.day && *item.day > context.as_of)) continue;
    const auto amount = amount_of(rule, context, *item.record);
    if (!amount) continue;
    any = true;
    sum += *amount;
    decision.evidence.push_back(item.where);
  }
  if (any) decision.where = decision.evidence.front();
  Day by = time_of(context, context.root(), {.event = context.timeline ? "end" : "as_of"});
  std::int64_t found = sum;
  if (!rule.per.empty() && context.timeline) {
    const std::int64_t passed = units_passed(rule, context);
    if (passed < 100)
      return {
          {.outcome = Outcome::due, .message = say("rule-total-early"), .where = decision.where}};
    found = sum * 100 / passed;
    // An average is judged every day.
    if (!context.rule->by) by = {.date = context.as_of - 1};
  }
  const auto start = context.timeline ? context.timeline->start() : std::nullopt;
  const auto least = rule.at_least.on(start);
  const auto most = rule.at_most.on(start);
  const auto shown = [](std::int64_t n) {
    return decimal(Months::units(n * (Months::denominator / 100)).text());
  };
  decision.message = say(rule.per.empty()     ? "rule-total"
                         : rule.per == "week" ? "rule-total-week"
                                              : "rule-total-month",
                         {rule.of, shown(found), decimal(least ? *least : *most)});
  if (least && found < in_hundredths(least)) {
    Decision lacking = unfulfilled(context, by, decision.message, decision.where);
    lacking.evidence = decision.evidence;
    if (!rule.per.empty()) lacking.since.reset();  // An average has no first day of its own.
    return {lacking};
  }
  if (most && found > in_hundredths(most)) {
    decision.outcome = Outcome::unmet;
    return {decision};
  }
  return {decision};
}

Total read_total(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  return {std::string(record->text("of")),
          read_stream(*record, faults),
          read_dated(node_of(*record, "at_least"), faults),
          read_dated(node_of(*record, "at_most"), faults),
          std::string(record->text("per")),
          record->text("ends") == "training"};
}

Decide read(const Node& body, Faults& faults) {
  const Total rule = read_total(body, faults);
  return [rule](const Context& context) {
    return rule.of == "service" && context.timeline ? of_service(rule, context)
                                                    : of_field(rule, context);
  };
}

}  // namespace

const Verb total_verb{
    "total",
    {"en summa är minst eller högst så stor", "a sum is at least or at most so large"},
    options,
    read};

namespace {

/// The total that ends the training, in a rule or in a part of its `all`; none in any other.
std::optional<Total> ending_total(const Node& body) {
  Faults ignored;
  if (body.key == total_verb.name) {
    Total total = read_total(body, ignored);
    if (total.ends_training) return total;
    return {};
  }
  if (body.key != all_verb.name) return {};
  for (const Node& part : body.children) {
    for (const Node& verb : part.children) {
      if (auto found = ending_total(verb)) return found;
    }
  }
  return {};
}

}  // namespace

std::optional<Months> required_service(const Context& context, const Rule& rule) {
  if (!rule.clause.body) return {};
  const auto total = ending_total(*rule.clause.body);
  if (!total) return {};
  Context own = context;
  own.rule = &rule;
  own.pack = rule.pack;
  if (holds(own, rule.applies, context.root()).truth != Truth::yes) return {};
  const Record* training = context.world.plan().section("training");
  return months_in(total->at_least.on(training ? training->date("start") : std::nullopt));
}

}  // namespace st
