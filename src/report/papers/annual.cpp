// `st report annual`: a year of training, for the head, as the trainee and the supervisor tell it.
#include <algorithm>
#include <map>

#include "st/rule/roles.hpp"

#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"

namespace st {

Paper annual_paper(const Subject& subject);

namespace {

constexpr int kMonths = 12;

/// The time that is told of: what was asked for, else the year up to today.
Period told(const Subject& subject) {
  const Date to = subject.to.value_or(subject.as_of);
  return {subject.from.value_or(add_months(to + 1, -kMonths)), to};
}

Phrase place_of(const PlanReport& plan, const Spell& spell) {
  if (!spell.rotations.empty()) return place_name(plan, *spell.rotations.front());
  if (spell.post && !spell.post->unit.empty()) return unit_name(plan, spell.post->unit);
  return {};
}

Phrase away(const Spell& spell) {
  std::vector<Phrase> kinds;
  for (const Record* absence : spell.absences) kinds.push_back(kind_word(*absence));
  return enumerate(kinds);
}

/// Days on end at one place, with the same absence.
Table service(const Subject& subject, Period year) {
  const PlanReport& plan = *the_one(subject).plan;
  Table table{.name = "service", .title = say("annual-service")};
  table.columns = {{"from", say("paper-from"), Holding::day},
                   {"to", say("paper-to"), Holding::day},
                   {"where", say("paper-where")},
                   {"absence", say("annual-absence")},
                   {"share", say("annual-share"), Holding::share},
                   {"months", say("annual-months"), Holding::months}};
  table.none = say("paper-none");
  for (const Spell& spell : plan.projection.spells) {
    const Period within{std::max(spell.period.from, year.from), std::min(spell.period.to, year.to)};
    if (within.to < within.from) continue;
    table.rows.push_back({within.from, within.to, place_of(plan, spell), away(spell), spell.counted,
                          plan.projection.timeline.service(within)});
  }
  return table;
}

/// Assessments by method: how many, the last one, which goals.
Table assessments(const Subject& subject, Period year) {
  struct Sum {
    std::int64_t count = 0;
    Date last{};
    std::vector<std::string> goals{};
  };
  const PlanReport& plan = *the_one(subject).plan;
  std::map<std::string, Sum> sums;
  for (const Record* one : plan.plan().list("assessments")) {
    const auto day = one->date("date");
    if (!day || !year.contains(*day)) continue;
    for (const auto method : one->texts("method")) {
      Sum& sum = sums[worded(&one->type(), "method", method).in(subject.lang)];
      ++sum.count;
      sum.last = std::max(sum.last, *day);
      for (const auto goal : one->texts("goals")) {
        if (std::ranges::count(sum.goals, goal) == 0) sum.goals.emplace_back(goal);
      }
    }
  }
  Table table{.name = "assessments", .title = say("annual-assessments")};
  table.columns = {{"method", say("annual-method")},
                   {"count", say("annual-count"), Holding::count},
                   {"last", say("annual-last"), Holding::day},
                   {"goals", say("paper-goals")}};
  table.none = say("paper-none");
  for (const auto& [method, sum] : sums)
    table.rows.push_back({method, sum.count, sum.last, listed(sum.goals)});
  return table;
}

/// Lines to sign on.
Table signatures(const Subject& subject) {
  Table table{.name = "signatures", .title = say("annual-signatures")};
  table.columns = {{"role", say("paper-role")},
                   {"name", say("annual-name")},
                   {"date", say("annual-date")},
                   {"signature", say("annual-signature")}};
  const PlanReport& plan = *the_one(subject).plan;
  table.rows = {{role_phrase("trainee"), doctor_name(plan), {}, {}},
                {role_phrase("main_supervisor"), {}, {}, {}},
                {role_phrase("head"), {}, {}, {}}};
  return table;
}

}  // namespace

Paper annual_paper(const Subject& subject) {
  const Period year = told(subject);
  const PlanReport& plan = *the_one(subject).plan;
  Paper paper =
      paper_about(subject, "annual", say("annual-title", {year.from.iso(), year.to.iso()}));
  Figures figures = progress(subject);
  figures.all.insert(figures.all.begin(), {"months_in_period", say("annual-in-period"),
                                           plan.projection.timeline.service(year)});
  paper.blocks.emplace_back(std::move(figures));
  paper.blocks.emplace_back(service(subject, year));
  const auto diary = [&](const char* name, const char* title, std::vector<std::string> kinds) {
    paper.blocks.emplace_back(
        diary_table(subject, name, say(title),
                    {.kinds = std::move(kinds), .from = year.from, .to = year.to}, false));
  };
  diary("courses", "annual-courses", {"course", "seminar", "self-study"});
  paper.blocks.emplace_back(assessments(subject, year));
  diary("talks", "annual-talks", {"talk", "assessment"});
  diary("certificates", "annual-certificates", {"certificate"});
  paper.blocks.emplace_back(findings_table(subject));
  paper.blocks.emplace_back(
      diary_table(subject, "planned", say("annual-planned"),
                  {.from = subject.as_of + 1, .to = add_months(subject.as_of, kMonths)}, true));
  paper.blocks.emplace_back(dates_table(subject, add_months(subject.as_of, kMonths), 40));
  paper.blocks.emplace_back(signatures(subject));
  return paper;
}

}  // namespace st
