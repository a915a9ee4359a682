#include "st/report/metrics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "st/rule/judge.hpp"
#include "st/rule/roles.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

constexpr std::int64_t kHundred = 100;
constexpr int kFewest = 5;  // Persons in a group that is told.

/// One thing that may be counted, with what is known of where it belongs.
struct Item {
  const Trainee* trainee = nullptr;  ///< Of a plan.
  const Document* document = nullptr;
  const Document* unit = nullptr;
  const Record* record = nullptr;
};

/// The first day that a record is dated by. `as_of` dates a state, and the last one counts.
std::optional<Date> day_of_record(const Record& record) {
  for (const char* field : {"date", "as_of", "from"}) {
    if (record.type().find(field)) {
      if (const auto day = record.date(field)) return day;
    }
  }
  return {};
}

std::string year_of(std::optional<Date> day) {
  return day ? day->iso().substr(0, 4) : std::string();
}

class Counting {
 public:
  Counting(const Subject& subject, const Pack& pack, const Rule& rule)
      : subject_(subject), pack_(pack), rule_(rule), metric_(read_metric(*rule.clause.body)) {}

  MetricResult result() {
    std::vector<std::optional<Duration>> horizons(metric_.after.begin(), metric_.after.end());
    if (horizons.empty()) horizons.emplace_back();
    std::vector<MetricValue> values;
    for (const auto& after : horizons) {
      Groups groups;
      groups[{}];
      for (const Item& item : items(metric_.of.in)) count(item, after, groups);
      for (auto& [group, value] : groups) {
        const bool empty = value.numerator == 0 && value.denominator == 0 && value.pending == 0 &&
                           value.unknown == 0;
        if (empty && !group.empty()) continue;
        value.group = group;
        value.after = after;
        values.push_back(std::move(value));
      }
    }
    return {&rule_, metric_, std::move(values), target()};
  }

 private:
  using Groups = std::map<std::vector<std::string>, MetricValue>;

  static const std::vector<const Pack*>& packs_of(const Trainee& one) { return *one.packs; }

  bool speaks(const Trainee& one) const { return std::ranges::count(packs_of(one), &pack_) > 0; }

  std::vector<Item> items(const std::string& in) const {
    std::vector<Item> all;
    if (in == "plans") {
      for (const Trainee& one : subject_.trainees) {
        if (!speaks(one)) continue;
        const Document& plan = one.plan->plan();
        const Record* training = plan.section("training");
        const auto unit = training ? training->text("unit") : std::string_view();
        all.push_back({&one, &plan, one.plan->world.unit(unit), plan.root.get()});
      }
      return all;
    }
    for (const Document* unit : subject_.units) {
      if (!speaks_of(pack_, unit->id(), unit->body().text("region"))) continue;
      if (in == "units") {
        all.push_back({nullptr, unit, unit, &unit->body()});
      } else if (unit->body().type().find(in)) {
        for (const Record* record : last_states(unit->body().records(in)))
          all.push_back({nullptr, unit, unit, record});
      }
    }
    return all;
  }

  /// Records up to today; of states of one specialty the last, in each year if years are told
  /// apart.
  std::vector<const Record*> last_states(const std::vector<const Record*>& records) const {
    std::map<std::pair<std::string, std::string>, const Record*> last;
    std::vector<const Record*> events;
    const bool yearly = std::ranges::count(metric_.per, "year") > 0;
    for (const Record* record : records) {
      const auto day = day_of_record(*record);
      if (!day || subject_.as_of < *day) continue;
      if (!record->type().find("as_of")) {
        events.push_back(record);
        continue;
      }
      const std::string specialty(record->text("specialty"));
      auto& state = last[{yearly ? year_of(day) : std::string(), specialty}];
      if (!state || *day_of_record(*state) <= *day) state = record;
    }
    for (const auto& [key, record] : last) events.push_back(record);
    return events;
  }

  Context context_of(const Item& item) const {
    // Every world of the tree knows the same units.
    const Trainee& any = item.trainee ? *item.trainee : subject_.trainees.front();
    return {.world = any.plan->world,
            .document = *item.document,
            .packs = packs_of(any),
            .timeline = item.trainee ? &item.trainee->plan->projection.timeline : nullptr,
            .as_of = subject_.as_of,
            .moment = subject_.as_of,
            .pack = &pack_,
            .rule = &rule_,
            .reasons = false};
  }

  /// What a rule says of a plan, as an answer to whether it is counted.
  static Truth outcome_truth(const Item& item, const Measure& measure, bool& spoken) {
    spoken = false;
    if (!item.trainee) return Truth::no;
    Outcome worst = Outcome::not_applicable;
    for (const Finding& finding : item.trainee->verdict->findings) {
      const bool asked = finding.source && finding.outcome &&
                         (finding.rule == measure.rule || finding.name == measure.rule);
      if (asked) worst = std::min(worst, *finding.outcome);
    }
    spoken = worst != Outcome::not_applicable;
    if (measure.is.empty()) return Truth::yes;
    if (std::ranges::count(measure.is, worst) > 0) return Truth::yes;
    if (worst == Outcome::due) return Truth::later;
    return worst == Outcome::undecided ? Truth::unknown : Truth::no;
  }

  /// Nothing at all is written under what the condition reads.
  static bool nothing_known(const Measure& measure, const Record& record) {
    std::vector<std::string> paths;
    collect_paths(measure.where, paths);
    return !paths.empty() && std::ranges::none_of(paths, [&](const std::string& path) {
      const std::string first = path.substr(0, path.find_first_of(".|"));
      return record.type().find(first) && record.has(first);
    });
  }

  Truth truth_of(const Item& item, const Measure& measure, Date moment, bool horizon) const {
    if (!measure.rule.empty()) {
      bool spoken = false;
      const Truth truth = outcome_truth(item, measure, spoken);
      return spoken ? truth : Truth::no;
    }
    if (measure.where.empty()) return Truth::yes;
    if (horizon && nothing_known(measure, *item.record)) return Truth::unknown;
    return holds(context_of(item).at(moment), measure.where, *item.record).truth;
  }

  static std::int64_t amount(const Item& item, const Measure& measure) {
    if (measure.sum.empty()) return kHundred;
    const auto number = item.record->number(measure.sum);
    return number ? number->hundredths : 0;
  }

  void count(const Item& item, std::optional<Duration> after, Groups& groups) const {
    Date moment = subject_.as_of;
    std::vector<MetricValue*> into{&groups[{}]};
    if (!metric_.per.empty()) {
      const auto group = group_of(item, metric_.of);
      if (std::ranges::all_of(group, &std::string::empty)) return;
      into.push_back(&groups[group]);
    }
    if (after) {
      const auto end = item.trainee->plan->projection.timeline.completed();
      if (!end) return;
      moment = *end + *after;
      if (subject_.as_of < moment) return note(into, &MetricValue::pending);
    }
    const Truth in_it = truth_of(item, metric_.of, moment, false);
    if (in_it == Truth::no) return;
    if (in_it == Truth::unknown) return note(into, &MetricValue::unknown);
    if (in_it == Truth::later) return note(into, &MetricValue::pending);
    if (!metric_.share) {
      for (MetricValue* value : into) value->numerator += amount(item, metric_.of);
      if (item.trainee) note(into, &MetricValue::persons);
      return;
    }
    count_share(item, moment, after.has_value(), into);
  }

  static void note(const std::vector<MetricValue*>& into, int MetricValue::*what) {
    for (MetricValue* value : into) ++(value->*what);
  }

  void count_share(const Item& item, Date moment, bool horizon,
                   const std::vector<MetricValue*>& into) const {
    // A denominator of another kind is counted by itself.
    const bool alike = metric_.share->in == metric_.of.in;
    const Truth held = alike ? truth_of(item, *metric_.share, moment, horizon) : Truth::no;
    if (held == Truth::unknown) return note(into, &MetricValue::unknown);
    if (held == Truth::later) return note(into, &MetricValue::pending);
    for (MetricValue* value : into) {
      value->denominator += amount(item, metric_.of);
      if (held == Truth::yes) value->numerator += amount(item, *metric_.share);
      if (held == Truth::no && alike && item.trainee) value->missing.push_back(item.document->path);
    }
    if (item.trainee) note(into, &MetricValue::persons);
  }

 public:
  /// Adds the numerator where it is of another kind than the denominator, group by group.
  void add_others(MetricResult& result) const {
    if (!metric_.share || metric_.share->in == metric_.of.in) return;
    for (const Item& item : items(metric_.share->in)) {
      if (truth_of(item, *metric_.share, subject_.as_of, false) != Truth::yes) continue;
      const auto group = group_of(item, *metric_.share);
      for (MetricValue& value : result.values) {
        if (!value.group.empty() && value.group != group) continue;
        value.numerator += amount(item, *metric_.share);
        if (item.trainee) ++value.persons;
      }
    }
  }

 private:
  std::vector<std::string> group_of(const Item& item, const Measure& measure) const {
    std::vector<std::string> group;
    for (const std::string& one : metric_.per) group.push_back(word_of(item, measure, one));
    return group;
  }

  std::string word_of(const Item& item, const Measure& measure, const std::string& group) const {
    if (group == "year")
      return item.trainee ? plan_year(item, measure) : year_of(day_of_record(*item.record));
    if (group == "specialty") return specialty_of(item);
    if (!item.unit) return {};
    if (group == "unit") return std::string(item.unit->id());
    return std::string(item.unit->body().text(group));
  }

  std::string specialty_of(const Item& item) const {
    const Record* training = item.trainee ? item.document->section("training") : item.record;
    const bool told = training && training->type().find("specialty");
    return told ? std::string(training->text("specialty")) : std::string();
  }

  /// The year of the event that the pack names; else of the training's end.
  std::string plan_year(const Item& item, const Measure& measure) const {
    const auto limit = parse_limit(measure.date.empty() ? "end" : measure.date);
    return limit ? year_of(evaluate(context_of(item), *limit, *item.record).date) : std::string();
  }

  std::optional<std::int64_t> target() const {
    if (!metric_.target) return {};
    std::string text = metric_.target->value;
    if (text.starts_with('$') && !subject_.trainees.empty()) {
      for (const Parameter& one : pack_.parameters) {
        if ("$" + one.name == text && !one.values.empty()) return number_of(one.values.front());
      }
    }
    if (const auto share = parse_share(text)) return share->points();
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number * kHundred;
  }

  static std::optional<std::int64_t> number_of(const Value& value) {
    if (const auto* share = value.as<Share>()) return share->points();
    if (const auto* number = value.as<Number>()) return number->hundredths;
    if (const auto* text = value.as<std::string>()) {
      if (const auto share = parse_share(*text)) return share->points();
    }
    return {};
  }

  const Subject& subject_;
  const Pack& pack_;
  const Rule& rule_;
  Metric metric_;
};

/// Groups of few persons are not told; nor a second one, where the sum would give away the one.
void suppress(MetricResult& result) {
  std::map<int, std::vector<MetricValue*>> horizons;
  for (MetricValue& value : result.values)
    horizons[value.after ? value.after->months : 0].push_back(&value);
  for (auto& [after, values] : horizons) {
    std::vector<MetricValue*> told;
    int hidden = 0;
    for (MetricValue* value : values) {
      value->suppressed = value->persons > 0 && value->persons < kFewest;
      if (value->group.empty()) continue;
      if (value->suppressed) ++hidden;
      if (!value->suppressed && value->persons > 0) told.push_back(value);
    }
    if (hidden == 1 && !told.empty())
      (*std::ranges::min_element(told, {}, &MetricValue::persons))->suppressed = true;
  }
}

}  // namespace

std::optional<std::int64_t> MetricValue::value(bool share) const {
  if (!share) return numerator;
  if (denominator == 0) return {};
  return (numerator * 10000 + denominator / 2) / denominator;
}

bool MetricResult::reached(const MetricValue& value) const {
  const auto now = value.value(is_share());
  if (!now || !target) return false;
  switch (metric.target->how) {
    case Target::How::at_least: return *now >= *target;
    case Target::How::at_most: return *now <= *target;
    case Target::How::more_than: return *now > *target;
  }
  return false;
}

std::vector<MetricResult> metrics_of(const Subject& subject, bool full) {
  std::vector<MetricResult> results;
  std::set<const Pack*> seen;
  std::vector<const Pack*> packs;
  for (const Trainee& one : subject.trainees) {
    for (const Pack* pack : *one.packs) {
      if (seen.insert(pack).second) packs.push_back(pack);
    }
  }
  std::ranges::sort(packs, {}, [](const Pack* pack) { return pack->id; });
  for (const Pack* pack : packs) {
    for (const Rule& rule : pack->rules) {
      if (!rule.clause.verb || rule.clause.verb->name != "metric") continue;
      Counting counting(subject, *pack, rule);
      results.push_back(counting.result());
      counting.add_others(results.back());
      if (!full) suppress(results.back());
    }
  }
  return results;
}

}  // namespace st
