// st check --statistics: what was found by rule, and what was read.
#include "report/statistics.hpp"

#include <algorithm>

#include "st/report/check_report.hpp"
#include "st/report/page.hpp"

#include "report/words.hpp"

namespace st {
namespace {

constexpr std::size_t kFew = 10;

Phrase file_names(const Statistics& statistics) {
  std::vector<Phrase> names(statistics.first_of_these.begin(), statistics.first_of_these.end());
  if (statistics.by_reference > static_cast<int>(names.size())) names.emplace_back("…");
  return enumerate(names);
}

}  // namespace

void add(Statistics& statistics, const Verdict& verdict) {
  std::map<std::string_view, RuleCount> rules;
  for (const Finding& finding : verdict.findings) {
    if (!finding.severity) continue;
    RuleCount& rule = rules[finding.rule];
    rule.name = finding.name;
    if (finding.severity == Severity::error) ++rule.errors;
    if (finding.severity == Severity::warning) ++rule.warnings;
    if (finding.severity == Severity::note) ++rule.notes;
  }
  for (const auto& [id, one] : rules) {
    RuleCount& sum = statistics.rules[std::string(id)];
    sum.rule = id;
    sum.name = one.name;
    sum.errors += one.errors;
    sum.warnings += one.warnings;
    sum.notes += one.notes;
    ++sum.plans;
  }
  statistics.files += verdict.files;
  statistics.by_reference += static_cast<int>(verdict.by_reference.size());
  for (const std::string& file : verdict.by_reference) {
    if (statistics.first_of_these.size() < kFew) statistics.first_of_these.push_back(file);
  }
}

std::vector<RuleCount> Statistics::by_count() const {
  std::vector<RuleCount> sorted;
  for (const auto& [id, count] : rules) sorted.push_back(count);
  std::ranges::stable_sort(sorted, std::greater{}, &RuleCount::all);
  return sorted;
}

void put_statistics(Page& page, const Statistics& statistics, Lang lang) {
  page.line().put(say("statistics-title").in(lang), Ink::strong).line();
  for (const RuleCount& one : statistics.by_count()) {
    const std::string number = std::to_string(one.all());
    std::vector<Phrase> parts = severities(one.errors, one.warnings, one.notes);
    add_number(parts, one.plans, say("statistics-one-place"),
               say("statistics-places", {std::to_string(one.plans)}));
    const std::string rule = one.name.empty() ? one.rule : one.rule + " " + one.name;
    page.labelled(number, rule + ": " + enumerate(parts).in(lang), 8);
  }
  page.put(say("statistics-files",
               {std::to_string(statistics.files), std::to_string(statistics.by_reference)})
               .in(lang));
  if (statistics.by_reference > 0) page.put(": ").put(file_names(statistics).in(lang));
  page.line();
}

}  // namespace st
