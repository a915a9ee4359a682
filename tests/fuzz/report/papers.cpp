// Any words in a plan: each report in each format, and each page of st plan, is well formed, and
// nothing in it steers whoever reads it.
#include "st/report/papers.hpp"

#include <algorithm>

#include "st/report/cohort.hpp"
#include "st/report/diary.hpp"

#include "fuzz/report/harmless.hpp"
#include "fuzz/report/hostile_plan.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

const Date kToday = Date::from_ymd(2026, 11, 21).value();

std::string fault_of(std::string_view format, const std::string& text, Lang lang) {
  if (auto fault = fuzz::steering(text, format == "csv"); !fault.empty()) return fault;
  if (format == "json" || format == "xlsx") return fuzz::json_fault(text);
  if (format == "csv") return fuzz::csv_fault(text, lang == Lang::sv ? ';' : ',');
  if (format == "html") return fuzz::page_fault(text);
  if (format == "svg") return fuzz::xml_fault(text);
  return format == "markdown" ? fuzz::markdown_fault(text) : "";
}

void hold_harmless(std::string_view what, std::string_view format, const std::string& text,
                   Lang lang) {
  const std::string fault = fault_of(format, text, lang);
  fuzz::hold(fault.empty(), std::string(what) + " as " + std::string(format) + ": " + fault, text);
}

void try_report(const ReportKind& kind, const Subject& subject) {
  if (kind.of_many || kind.of_forms || (kind.of_unit && !subject.unit)) return;
  const Paper paper = kind.fill(subject);
  for (const PaperFormat& format : paper_formats())
    hold_harmless(kind.name, format.name, format.render(paper, {.lang = subject.lang}),
                  subject.lang);
}

void try_pages(const PlanReport& report, const Verdict& verdict) {
  const Lang lang = report.lang;
  for (const auto page : {plan_text, explained_text, deadlines_text, goals_text})
    hold_harmless("a page", "text", page(report), lang);
  hold_harmless("the plan", "svg", plan_svg(report), lang);
  hold_harmless("the plan", "json", plan_json(report), lang);
  const Cohort cohort{.rows = {cohort_row(report, verdict)}, .as_of = kToday, .lang = lang};
  for (const CohortFormat& format : cohort_formats())
    hold_harmless("the cohort", format.name, format.render(cohort), lang);
  const Diary diary{.plan = report.plan().path,
                    .as_of = kToday,
                    .entries = diary_of(report.world, kToday, lang, {}),
                    .lang = lang};
  for (const DiaryFormat& format : diary_formats())
    hold_harmless("the diary", format.name, format.render(diary), lang);
}

/// One report, or the pages of st plan: all of them would take long.
void try_one(fuzz::Input choice, const Tree& tree, const RuleBook& book,
             const std::vector<Verdict>& verdicts) {
  const Lang lang = choice.rest().size() % 2 == 0 ? Lang::sv : Lang::en;
  const std::size_t which = choice.below(report_kinds().size() + 1);
  Subject subject{.as_of = kToday, .lang = lang};
  for (const Document& unit : tree.units) {
    subject.unit = &unit;
    subject.units.push_back(&unit);
  }
  for (const Verdict& verdict : verdicts)
    if (verdict.kind == Judged::unit) subject.unit_verdict = &verdict;
  for (const Document& plan : tree.plans) {
    const Verdict& verdict = *std::ranges::find(verdicts, plan.path, &Verdict::path);
    const World world = world_of(tree, plan);
    const auto packs = packs_for(book, world, plan, kToday);
    const auto decided = decisions_of(verdict);
    const Projection projection(world, packs, kToday);
    PlanReport report{.world = world, .projection = projection, .book = book};
    report.goals = coverage_of(packs, plan, decided);
    report.deadlines = next_deadlines(decided, kToday, decided.size());
    report.lang = lang;
    subject.trainees = {{&report, &verdict, &packs}};
    if (which < report_kinds().size()) {
      try_report(report_kinds()[which], subject);
    } else {
      try_pages(report, verdict);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static RuleBook book = RuleBook::built_in_for(
      {.regions = {"skane"}, .specialties = {"internmedicin"}, .regulations = {"hslf-fs-2021-8"}});
  const fuzz::HostileTree hostile{fuzz::Input(data, size)};
  const auto verdicts = check(hostile.tree, book, kToday);
  try_one(fuzz::Input(data, size), hostile.tree, book, verdicts);
  return 0;
}
