// What one plan or one unit adds to the indicators of the packs.
#include <algorithm>
#include <map>

#include "st/report/metrics.hpp"
#include "st/rule/judge.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

constexpr std::int64_t kHundred = 100;

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

/// One indicator of one plan or unit.
class Counting {
 public:
  Counting(const ToCount& one, const Pack& pack, const Rule& rule, std::vector<MetricFact>& facts)
      : one_(one),
        rule_(rule),
        metric_(read_metric(*rule.clause.body)),
        facts_(facts),
        context_{.world = one.world,
                 .document = one.document,
                 .packs = one.packs,
                 .timeline = one.timeline,
                 .as_of = one.as_of,
                 .moment = one.as_of,
                 .pack = &pack,
                 .rule = &rule,
                 .reasons = false} {}

  void count() const {
    std::vector<std::optional<Duration>> horizons(metric_.after.begin(), metric_.after.end());
    if (horizons.empty()) horizons.emplace_back();
    for (const auto& after : horizons) {
      for (const Record* record : records(metric_.of.in)) count(*record, after);
    }
    if (metric_.share && metric_.share->in != metric_.of.in) count_beside(*metric_.share);
  }

 private:
  bool of_plan() const { return one_.verdict != nullptr; }

  /// What is counted here: the plan, the unit, or records of the unit.
  std::vector<const Record*> records(const std::string& in) const {
    if (of_plan() != (in == "plans")) return {};
    const Record& body = one_.document.body();
    if (in == "plans" || in == "units") return {&body};
    return body.type().find(in) ? last_states(body.records(in)) : std::vector<const Record*>{};
  }

  /// Records up to today; of states of one specialty the last, in each year if years are told
  /// apart.
  std::vector<const Record*> last_states(const std::vector<const Record*>& records) const {
    std::map<std::pair<std::string, std::string>, const Record*> last;
    std::vector<const Record*> events;
    const bool yearly = std::ranges::count(metric_.per, "year") > 0;
    for (const Record* record : records) {
      const auto day = day_of_record(*record);
      if (!day || one_.as_of < *day) continue;
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

  /// What a rule says of a plan, as an answer to whether it is counted.
  Truth outcome_truth(const Measure& measure) const {
    if (!of_plan()) return Truth::no;
    Outcome worst = Outcome::not_applicable;
    for (const Finding& finding : one_.verdict->findings) {
      const bool asked = finding.source && finding.outcome &&
                         (finding.rule == measure.rule || finding.name == measure.rule);
      if (asked) worst = std::min(worst, *finding.outcome);
    }
    if (worst == Outcome::not_applicable) return Truth::no;
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

  Truth truth_of(const Record& record, const Measure& measure, Date moment, bool horizon) const {
    if (!measure.rule.empty()) return outcome_truth(measure);
    if (measure.where.empty()) return Truth::yes;
    if (horizon && nothing_known(measure, record)) return Truth::unknown;
    return holds(context_.at(moment), measure.where, record).truth;
  }

  static std::int64_t amount(const Record& record, const Measure& measure) {
    if (measure.sum.empty()) return kHundred;
    const auto number = record.number(measure.sum);
    return number ? number->hundredths : 0;
  }

  void count(const Record& record, std::optional<Duration> after) const {
    MetricFact fact{.rule = &rule_, .after = after, .group = group_of(record, metric_.of)};
    const bool placed = !std::ranges::all_of(fact.group, &std::string::empty);
    if (!metric_.per.empty() && !placed) return;
    Date moment = one_.as_of;
    if (after) {
      const auto end = one_.timeline ? one_.timeline->completed() : std::nullopt;
      if (!end) return;
      moment = *end + *after;
      if (one_.as_of < moment) return note(std::move(fact), Standing::pending);
    }
    const Truth in_it = truth_of(record, metric_.of, moment, false);
    if (in_it == Truth::no) return;
    if (in_it == Truth::unknown) return note(std::move(fact), Standing::unknown);
    if (in_it == Truth::later) return note(std::move(fact), Standing::pending);
    if (metric_.share) return count_share(record, moment, std::move(fact));
    fact.numerator = amount(record, metric_.of);
    note(std::move(fact), Standing::in);
  }

  void count_share(const Record& record, Date moment, MetricFact fact) const {
    // A numerator of another kind is counted by itself.
    const bool alike = metric_.share->in == metric_.of.in;
    const bool horizon = fact.after.has_value();
    const Truth held = alike ? truth_of(record, *metric_.share, moment, horizon) : Truth::no;
    if (held == Truth::unknown) return note(std::move(fact), Standing::unknown);
    if (held == Truth::later) return note(std::move(fact), Standing::pending);
    fact.denominator = amount(record, metric_.of);
    if (held == Truth::yes) fact.numerator = amount(record, *metric_.share);
    note(std::move(fact), held == Truth::yes ? Standing::in : Standing::out);
  }

  void count_beside(const Measure& share) const {
    for (const Record* record : records(share.in)) {
      if (truth_of(*record, share, one_.as_of, false) != Truth::yes) continue;
      note({.rule = &rule_, .group = group_of(*record, share), .numerator = amount(*record, share)},
           Standing::beside);
    }
  }

  void note(MetricFact fact, Standing standing) const {
    fact.standing = standing;
    facts_.push_back(std::move(fact));
  }

  std::vector<std::string> group_of(const Record& record, const Measure& measure) const {
    std::vector<std::string> group;
    for (const std::string& one : metric_.per) group.push_back(word_of(record, measure, one));
    return group;
  }

  std::string word_of(const Record& record, const Measure& measure,
                      const std::string& group) const {
    if (group == "year")
      return of_plan() ? plan_year(record, measure) : year_of(day_of_record(record));
    const Record* training = of_plan() ? one_.document.section("training") : &record;
    if (group == "specialty") {
      const bool told = training && training->type().find("specialty");
      return told ? std::string(training->text("specialty")) : std::string();
    }
    const Document* unit = &one_.document;
    if (of_plan()) unit = training ? one_.world.unit(training->text("unit")) : nullptr;
    if (!unit) return {};
    return std::string(group == "unit" ? unit->id() : unit->body().text(group));
  }

  /// The year of the event that the pack names; else of the training's end.
  std::string plan_year(const Record& record, const Measure& measure) const {
    const auto limit = parse_limit(measure.date.empty() ? "end" : measure.date);
    return limit ? year_of(evaluate(context_, *limit, record).date) : std::string();
  }

  const ToCount& one_;
  const Rule& rule_;
  const Metric metric_;
  std::vector<MetricFact>& facts_;
  const Context context_;
};

}  // namespace

Counted counted(const ToCount& one) {
  Counted all{.kind = one.verdict ? Judged::plan : Judged::unit, .path = one.document.path};
  for (const Pack* pack : one.packs) {
    bool counts = false;
    for (const Rule& rule : pack->rules) {
      if (!rule.clause.verb || rule.clause.verb->name != "metric") continue;
      counts = true;
      Counting(one, *pack, rule, all.facts).count();
    }
    if (counts) all.packs.push_back(pack);
  }
  return all;
}

}  // namespace st
