// The reports that there are, and what they are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/dossier/identity.hpp"
#include "st/report/paper.hpp"
#include "st/report/plan_report.hpp"

namespace st {

class MetricSums;

/// A plan judged.
struct Trainee {
  const PlanReport* plan = nullptr;
  const Verdict* verdict = nullptr;
  const std::vector<const Pack*>* packs = nullptr;  ///< That speak of it.
};

/// All that a report may look at. It decides nothing itself.
struct Subject {
  std::vector<Trainee> trainees{};       ///< By path.
  std::vector<const Document*> units{};  ///< Every one that was read.
  const Document* unit = nullptr;        ///< The one that it is about.
  const Verdict* unit_verdict = nullptr;
  Date as_of{};
  std::optional<Date> from{};  ///< The time that is reported on; else the report's own.
  std::optional<Date> to{};
  Lang lang = Lang::en;
  bool full = false;                 ///< Small groups too, and who is missing.
  const MetricSums* sums = nullptr;  ///< Of a report that counts, which looks at nothing else.
  std::vector<const MetricSums*> before{};  ///< The same on earlier days, for the trend.
  const RuleBook* book = nullptr;           ///< Of such a report: what specialties are called.
  std::string role{};                       ///< Its duties alone; empty: everyone's.
  const Identity* identity = nullptr;       ///< For the forms; null: no file was given.
};

struct ReportKind {
  std::string_view name;
  Phrase about;
  bool of_one = false;   ///< It is about one plan.
  bool of_time = false;  ///< It may be asked for some days alone.
  Paper (*fill)(const Subject& subject);
  std::string_view gate = {};  ///< It judges plans as this gate does.
  bool of_forms = false;       ///< It fills forms.
  bool of_unit = false;        ///< It is about one unit of the tree, or may be.
  bool of_many = false;        ///< It counts: groups, small ones suppressed, and trends.
  bool of_roles = false;       ///< It may be asked for one role alone.
};

/// The roles that have duties under the packs that speak of the plans.
std::vector<std::string_view> duty_roles(const Subject& subject);

/// Every report there is, in src/report/papers.cpp: one line each.
const std::vector<ReportKind>& report_kinds();

}  // namespace st
