// `st report cohort`: a row for each doctor, those at most risk first, and why.
#include "st/report/cohort.hpp"

#include <algorithm>

#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

Paper cohort_paper(const Subject& subject);

namespace {

/// With no more than this left it is late to begin on a goal; ours.
constexpr Months kLate = Months::whole(24);

struct AtRisk {
  CohortRow row;
  std::vector<Phrase> reasons{};
};

/// Why somebody should look: what has gone wrong, and what comes too late.
AtRisk at_risk(const Trainee& trainee) {
  AtRisk one{cohort_row(*trainee.plan, *trainee.verdict)};
  if (one.row.late && Months{} < *one.row.late)
    one.reasons.push_back(say("cohort-risk-late", {decimal(one.row.late->text())}));
  if (!one.row.end && !one.row.completed) one.reasons.push_back(say("cohort-risk-no-end"));
  const auto unplanned =
      std::ranges::count(trainee.plan->goals, Coverage::unplanned, &GoalStand::state);
  const auto first =
      std::ranges::find(trainee.verdict->findings, Severity::error, &Finding::severity);
  if (first != trainee.verdict->findings.end()) {
    one.reasons.push_back(say("cohort-risk-error", {first->message, std::string(first->rule)}));
  }
  if (unplanned > 0 && one.row.left && *one.row.left <= kLate)
    one.reasons.push_back(say("cohort-risk-goals", {std::to_string(unplanned)}));
  return one;
}

bool graver(const AtRisk& a, const AtRisk& b) {
  const auto weight = [](const AtRisk& one) {
    return std::tuple(one.row.completed ? 0 : 1, one.row.late.value_or(Months{}), one.row.errors,
                      one.row.warnings);
  };
  return weight(a) > weight(b);
}

}  // namespace

Paper cohort_paper(const Subject& subject) {
  std::vector<AtRisk> all;
  std::int64_t late = 0;
  std::int64_t with_errors = 0;
  for (const Trainee& trainee : subject.trainees) {
    all.push_back(at_risk(trainee));
    late += all.back().row.late && Months{} < *all.back().row.late ? 1 : 0;
    with_errors += all.back().row.errors > 0 ? 1 : 0;
  }
  std::ranges::stable_sort(all, graver);
  Paper paper{.name = "cohort", .title = say("cohort-title"), .as_of = subject.as_of};
  paper.subtitle = say("cohort-count", {std::to_string(all.size()), subject.as_of.iso()});
  Figures figures;
  figures.all = {{"doctors", say("cohort-doctors"), static_cast<std::int64_t>(all.size())},
                 {"late", say("cohort-late-ones"), Cell(late, late ? Tone::bad : Tone::good)},
                 {"with_errors", say("cohort-with-errors"),
                  Cell(with_errors, with_errors ? Tone::watch : Tone::good)}};
  Table table{.name = "cohort", .title = say("cohort-table")};
  table.columns = {{"doctor", say("cohort-doctor")},
                   {"specialty", say("cohort-specialty")},
                   {"end", say("cohort-end"), Holding::day},
                   {"target", say("cohort-target"), Holding::day, true},
                   {"late", say("cohort-late"), Holding::months},
                   {"left", say("cohort-left"), Holding::months, true},
                   {"errors", say("cohort-errors"), Holding::count},
                   {"warnings", say("cohort-warnings"), Holding::count, true},
                   {"next", say("cohort-next"), Holding::day},
                   {"reason", say("cohort-reason")},
                   {"plan", say("cohort-plan"), Holding::place, true}};
  table.none = say("paper-none");
  for (const AtRisk& one : all) {
    const CohortRow& row = one.row;
    table.rows.push_back({row.doctor, row.specialty, row.end, row.target, row.late, row.left,
                          std::int64_t{row.errors}, std::int64_t{row.warnings}, row.next,
                          enumerate(one.reasons), row.path});
  }
  std::vector<const PlanReport*> plans;
  for (const Trainee& trainee : subject.trainees) plans.push_back(trainee.plan);
  paper.blocks.emplace_back(std::move(figures));
  paper.blocks.emplace_back(completions_picture(plans, subject));
  paper.blocks.emplace_back(std::move(table));
  return paper;
}

}  // namespace st
