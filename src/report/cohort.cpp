#include "st/report/cohort.hpp"

#include <algorithm>

#include "plan_words.hpp"

namespace st {
namespace {

/// Months of the calendar from the day after `from` up to `to`; below zero when it is earlier.
Months between(Date from, Date to) {
  Months sum;
  for (Date day = std::min(from, to) + 1; day <= std::max(from, to); day = day + 1) {
    sum += Months::of_day(day, Share::full());
  }
  return from <= to ? sum : Months{} - sum;
}

/// Nothing known comes last.
template <class Value>
bool before(const std::optional<Value>& a, const std::optional<Value>& b) {
  return a && (!b || *a < *b);
}

using Before = bool (*)(const CohortRow& a, const CohortRow& b, Lang lang);

struct Key {
  std::string_view name;
  Before before;
};

const std::vector<Key>& keys() {
  static const std::vector<Key> all{
      {"doctor", [](auto& a, auto& b, Lang) { return a.doctor < b.doctor; }},
      {"specialty",
       [](auto& a, auto& b, Lang lang) { return a.specialty.in(lang) < b.specialty.in(lang); }},
      {"end", [](auto& a, auto& b, Lang) { return before(a.end, b.end); }},
      {"late", [](auto& a, auto& b, Lang) { return a.late && (!b.late || *b.late < *a.late); }},
      {"next", [](auto& a, auto& b, Lang) { return before(a.next, b.next); }},
      {"errors",
       [](auto& a, auto& b, Lang) {
         return std::pair(a.errors, a.warnings) > std::pair(b.errors, b.warnings);
       }},
  };
  return all;
}

}  // namespace

CohortRow cohort_row(const PlanReport& report, const Verdict& verdict) {
  CohortRow row{.path = report.plan().path, .id = std::string(report.plan().id())};
  row.doctor = doctor_name(report);
  row.specialty = specialty_name(report);
  row.end = report.projection.end();
  row.completed = report.projection.timeline.completed().has_value();
  row.left = report.projection.left;
  const Record* training = report.plan().section("training");
  row.target = training ? training->date("target_end") : std::nullopt;
  if (row.end && row.target) row.late = between(*row.target, *row.end);
  const auto next = std::ranges::find_if(
      report.deadlines, [&](const Deadline& one) { return one.date >= report.as_of(); });
  if (next != report.deadlines.end()) {
    row.next = next->date;
    row.next_rule = next->rule->id;
  }
  for (const Finding& finding : verdict.findings) {
    row.errors += finding.severity == Severity::error ? 1 : 0;
    row.warnings += finding.severity == Severity::warning ? 1 : 0;
  }
  return row;
}

const std::vector<std::string_view>& cohort_keys() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names;
    for (const Key& key : keys()) names.push_back(key.name);
    return names;
  }();
  return all;
}

void sort_cohort(std::vector<CohortRow>& rows, std::string_view key, Lang lang) {
  const auto found = std::ranges::find(keys(), key, &Key::name);
  std::ranges::sort(rows, {}, &CohortRow::path);
  if (found == keys().end()) return;
  std::ranges::stable_sort(
      rows, [&](const CohortRow& a, const CohortRow& b) { return found->before(a, b, lang); });
}

}  // namespace st
