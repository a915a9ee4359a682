// What the formats of `st check` share: selecting, counting, and places.
#include "st/report/check_report.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "st/check/gate.hpp"
#include "st/record/privacy.hpp"
#include "st/text/hash.hpp"

#include "report/statistics.hpp"

namespace st {
namespace {

bool answers_to(const Finding& finding, const std::string& word) {
  if (finding.rule == word || (!finding.name.empty() && finding.name == word)) return true;
  if (!finding.source) return false;
  const auto& covers = finding.source->covers;
  return std::find(covers.begin(), covers.end(), word) != covers.end();
}

bool is_asked_for(const Finding& finding, const Selection& selection) {
  if (finding.level && selection.at_least && *finding.level > *selection.at_least) return false;
  if (selection.rules.empty()) return true;
  return std::any_of(selection.rules.begin(), selection.rules.end(),
                     [&](const std::string& word) { return answers_to(finding, word); });
}

/// Each rule counts once, with the outcome that speaks for it.
std::map<Outcome, int> count_outcomes(const std::vector<Finding>& findings) {
  std::map<std::string_view, Outcome> by_rule;
  for (const Finding& finding : findings) {
    if (!finding.outcome) continue;
    const auto [at, added] = by_rule.emplace(finding.rule, *finding.outcome);
    if (!added) at->second = std::min(at->second, *finding.outcome);
  }
  std::map<Outcome, int> counts;
  for (const auto& [rule, outcome] : by_rule) ++counts[outcome];
  return counts;
}

}  // namespace

void select(Verdict& verdict, const Selection& selection) {
  if (selection.rules.empty() && !selection.at_least) return;
  std::erase_if(verdict.findings,
                [&](const Finding& finding) { return !is_asked_for(finding, selection); });
  verdict.outcomes = count_outcomes(verdict.findings);
}

namespace {

/// What a finding is about, without lines: of a fault the words at its place.
std::string matter_of(const Verdict& verdict, const Finding& finding) {
  std::string matter = std::string(finding.rule) + '\n' + verdict.path + '\n' + finding.subject;
  if (!finding.source && finding.where)
    matter += finding.where.source->path() + '\n' +
              std::string(finding.where.source->slice(finding.where));
  return matter;
}

std::string fingerprint_of(std::string_view matter) {
  return fmt::format("{:016x}",
                     steady_hash(masked(matter)));  // To hash a number hides it from few.
}

}  // namespace

std::vector<Told> told_of(const Telling& telling, const Verdict& verdict) {
  std::vector<Told> all;
  std::map<std::string, int> seen;
  for (const Finding& finding : verdict.findings) {
    if (!finding.severity || !is_shown(telling, finding)) continue;
    const std::string matter = matter_of(verdict, finding);
    all.push_back(
        {&verdict, &finding, fingerprint_of(matter + '\n' + std::to_string(++seen[matter]))});
  }
  return all;
}

bool is_shown(const Telling& telling, const Finding& finding) {
  return !finding.outcome || telling.shown.contains(*finding.outcome);
}

void add(Summary& summary, const Telling& telling, const Verdict& verdict) {
  if (verdict.kind == Judged::plan) ++summary.plans;
  if (verdict.kind == Judged::unit) ++summary.units;
  if (verdict.kind == Judged::region) ++summary.regions;
  for (const Finding& finding : verdict.findings) {
    if (finding.severity == Severity::error) ++summary.errors;
    if (finding.severity == Severity::warning) ++summary.warnings;
    if (finding.severity == Severity::note) ++summary.notes;
    if (!telling.gate.empty() && stops(finding, telling.gate)) ++summary.stops;
  }
  for (const auto& [outcome, count] : verdict.outcomes) summary.outcomes[outcome] += count;
  if (telling.statistics) add(summary.statistics, verdict);
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "";
}

Place place_of(const Verdict& verdict, Span where) {
  if (where) {
    const Position at = where.source->position(where.begin);
    const Position end = where.source->position(where.end);
    return {where.source->path(), at.line, at.column, end.line, end.column};
  }
  if (verdict.kind != Judged::plan) return {verdict.path};
  return {verdict.path.empty() || verdict.path == "." ? "st.yaml" : verdict.path + "/st.yaml"};
}

}  // namespace st
