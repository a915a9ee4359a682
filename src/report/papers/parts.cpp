#include "report/papers/parts.hpp"

#include <algorithm>
#include <map>

#include "report/dates.hpp"
#include "report/formats/svg_bars.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

const Trainee& the_one(const Subject& subject) { return subject.trainees.front(); }

std::vector<const Trainee*> trained_at(const Subject& subject, const Document& unit) {
  std::vector<const Trainee*> all;
  for (const Trainee& one : subject.trainees) {
    const Record* training = one.plan->plan().section("training");
    if (training && training->text("unit") == unit.id()) all.push_back(&one);
  }
  return all;
}

Paper paper_about(const Subject& subject, std::string name, Phrase title) {
  const PlanReport& plan = *the_one(subject).plan;
  const Phrase law = regulation(plan);
  return {.name = std::move(name),
          .title = std::move(title),
          .subtitle = law.empty() ? who(plan) : enumerate({who(plan), law}),
          .as_of = subject.as_of};
}

std::string place_in(const PlanReport& plan, const std::string& place) {
  const std::string folder = plan.plan().path + "/";
  return place.starts_with(folder) ? place.substr(folder.size()) : place;
}

Table diary_table(const Subject& subject, std::string name, Phrase title, const DiaryFilter& filter,
                  bool planned) {
  Table table{.name = std::move(name), .title = std::move(title)};
  table.columns = {{"from", say("paper-day"), Holding::day},
                   {"to", say("paper-to"), Holding::day},
                   {"what", say("paper-what")},
                   {"with", say("paper-with")},
                   {"goals", say("paper-goals")},
                   {"place", say("paper-place"), Holding::place}};
  const PlanReport& plan = *the_one(subject).plan;
  for (const DiaryEntry& one : diary_of(plan.world, subject.as_of, subject.lang, filter)) {
    if (one.planned != planned) continue;
    table.rows.push_back({one.from, one.to, one.what, listed(one.names), listed(one.goals),
                          place_in(plan, one.file + ":" + std::to_string(one.line))});
  }
  table.none = say("paper-none");
  return table;
}

Table dates_table(const Subject& subject, Date until, std::size_t most) {
  Table table{.name = "dates", .title = say("paper-dates")};
  table.columns = {{"date", say("paper-day"), Holding::day},
                   {"what", say("paper-what")},
                   {"who", say("paper-who")},
                   {"rule", say("paper-rule")}};
  for (const Deadline& one : the_one(subject).plan->deadlines) {
    if (until < one.date || table.rows.size() == most) break;
    const Tone tone = one.date < subject.as_of ? Tone::bad : Tone::plain;
    table.rows.push_back({Cell(one.date, tone), what_to_do(one, subject.lang),
                          role_words(one.rule->who, one.rule->pack), one.rule->id});
  }
  table.none = say("paper-no-dates");
  return table;
}

Table findings_table(const Subject& subject) {
  Table table{.name = "findings", .title = say("paper-findings")};
  table.columns = {{"severity", say("paper-gravity")},
                   {"what", say("paper-what")},
                   {"help", say("paper-help")},
                   {"rule", say("paper-rule")},
                   {"place", say("paper-place"), Holding::place}};
  const PlanReport& plan = *the_one(subject).plan;
  std::vector<const Finding*> told;
  for (const Finding& one : the_one(subject).verdict->findings) {
    const bool open =
        !one.outcome || *one.outcome == Outcome::unmet || *one.outcome == Outcome::unproven;
    const bool grave = one.severity == Severity::error || one.severity == Severity::warning;
    if (open && grave) told.push_back(&one);
  }
  std::ranges::stable_sort(told, {}, [](const Finding* one) {
    return std::pair(*one->severity != Severity::error, one->closed);
  });
  for (const Finding* one : told) {
    const Tone tone = *one->severity == Severity::error ? Tone::bad : Tone::watch;
    table.rows.push_back({Cell(word_for(*one->severity), tone), one->message, one->help,
                          std::string(one->rule), place_in(plan, place_text(one->where))});
  }
  table.none = say("paper-no-findings");
  return table;
}

Figures progress(const Subject& subject) {
  const PlanReport& plan = *the_one(subject).plan;
  const Projection& projection = plan.projection;
  const auto met = std::ranges::count(plan.goals, Coverage::met, &GoalStand::state);
  const auto required = projection.timeline.required();
  Figures figures;
  figures.all = {
      {"months_done", say("paper-done"), projection.done + projection.credited,
       required ? say("paper-of", {required->text()}) : Phrase()},
      {"months_left", say("paper-left"), projection.left},
      {"projected_end", say("paper-end"), projection.end()},
      {"goals_met", say("paper-goals-met"), static_cast<std::int64_t>(met),
       say("paper-of", {std::to_string(plan.goals.size())})},
  };
  return figures;
}

/// Within so many years one in which nobody finishes has a bar too.
constexpr int kMostYears = 20;

Picture completions_picture(const std::vector<const PlanReport*>& plans, const Subject& subject) {
  std::map<int, std::int64_t> years;
  for (const PlanReport* plan : plans) {
    const auto end = plan->projection.end();
    if (!end || *end < subject.as_of) continue;
    ++years[end->year()];
  }
  if (!years.empty() && years.rbegin()->first - subject.as_of.year() < kMostYears) {
    for (int year = subject.as_of.year(); year < years.rbegin()->first; ++year) years[year] += 0;
  }
  std::vector<SvgBar> bars;
  for (const auto& [year, count] : years)
    bars.push_back({.label = std::to_string(year), .value = count, .shown = std::to_string(count)});
  const Phrase title = say("paper-completions");
  return {"completions", title, svg_bars(title, bars, subject.lang)};
}

}  // namespace st
