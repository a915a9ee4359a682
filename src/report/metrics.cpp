// The sums of what plans and units add to the indicators of the packs.
#include "st/report/metrics.hpp"

#include <algorithm>
#include <charconv>

#include "st/rule/verb.hpp"

namespace st {
namespace {

constexpr std::int64_t kHundred = 100;
constexpr int kFewest = 5;  // Persons in a group that is told.

std::optional<std::int64_t> number_of(const Value& value) {
  if (const auto* share = value.as<Share>()) return share->points();
  if (const auto* number = value.as<Number>()) return number->hundredths;
  if (const auto* text = value.as<std::string>()) {
    if (const auto share = parse_share(*text)) return share->points();
  }
  return {};
}

std::optional<std::int64_t> target_of(const Pack& pack, const Metric& metric) {
  if (!metric.target) return {};
  std::string text = metric.target->value;
  if (text.starts_with('$')) {
    for (const Parameter& one : pack.parameters) {
      if ("$" + one.name == text && !one.values.empty()) return number_of(one.values.front());
    }
  }
  if (const auto share = parse_share(text)) return share->points();
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number * kHundred;
}

std::vector<std::optional<Duration>> horizons_of(const Metric& metric) {
  if (metric.after.empty()) return {std::nullopt};
  return {metric.after.begin(), metric.after.end()};
}

std::optional<int> months_of(const std::optional<Duration>& after) {
  return after ? std::optional(after->months) : std::nullopt;
}

bool is_empty(const MetricValue& value) {
  return value.numerator == 0 && value.denominator == 0 && value.pending == 0 && value.unknown == 0;
}

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

void MetricSums::add(const Counted& one) {
  ++(one.kind == Judged::plan ? plans_ : units_);
  for (const Pack* pack : one.packs) {
    if (one.kind == Judged::plan) packs_.emplace(pack->id, pack);
  }
  for (const MetricFact& fact : one.facts) {
    Sum& sum = sums_[fact.rule->id];
    const bool beside = fact.standing == Standing::beside;
    Groups& groups = beside ? sum.beside : sum.by_months[months_of(fact.after)];
    add(one, fact, groups[{}]);
    if (!fact.group.empty()) add(one, fact, groups[fact.group]);
  }
}

void MetricSums::add(const Counted& one, const MetricFact& fact, MetricValue& value) const {
  value.numerator += fact.numerator;
  value.denominator += fact.denominator;
  const bool person = one.kind == Judged::plan;
  switch (fact.standing) {
    case Standing::pending: ++value.pending; return;
    case Standing::unknown: ++value.unknown; return;
    case Standing::out:
      if (full_ && person) value.missing.push_back(one.path);
      break;
    case Standing::in:
    case Standing::beside: break;
  }
  if (person) ++value.persons;
}

MetricResult MetricSums::result_of(const Pack& pack, const Rule& rule) const {
  MetricResult result{.rule = &rule, .metric = read_metric(*rule.clause.body)};
  result.target = target_of(pack, result.metric);
  const auto found = sums_.find(rule.id);
  Sum sum = found == sums_.end() ? Sum() : found->second;
  // Whoever is in a numerator of another kind is none of those in the denominator.
  const bool alike = result.is_share() && result.metric.share->in == result.metric.of.in;
  for (const auto& after : horizons_of(result.metric)) {
    Groups& groups = sum.by_months[months_of(after)];
    groups[{}];
    for (auto& [group, value] : groups) {
      if (is_empty(value) && !group.empty()) continue;
      value.group = group;
      value.after = after;
      if (!alike) value.missing.clear();
      std::ranges::sort(value.missing);
      if (const auto more = sum.beside.find(group); more != sum.beside.end()) {
        value.numerator += more->second.numerator;
        value.persons += more->second.persons;
      }
      result.values.push_back(std::move(value));
    }
  }
  return result;
}

std::vector<MetricResult> MetricSums::results() const {
  std::vector<MetricResult> results;
  for (const auto& [id, pack] : packs_) {
    for (const Rule& rule : pack->rules) {
      if (!rule.clause.verb || rule.clause.verb->name != "metric") continue;
      results.push_back(result_of(*pack, rule));
      if (!full_) suppress(results.back());
    }
  }
  return results;
}

}  // namespace st
