// `st report meeting`: one page before a supervision talk: what is new since the last one, what
// does not hold, what comes next.
#include <algorithm>

#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"

namespace st {

Paper meeting_paper(const Subject& subject);

namespace {

std::optional<Date> last_talk(const Subject& subject) {
  std::optional<Date> last;
  for (const Record* talk : the_one(subject).plan->plan().list("talks")) {
    const auto day = talk->date("date");
    if (day && *day < subject.as_of && (!last || *last < *day)) last = day;
  }
  return last;
}

/// The goals that nothing is planned for.
Phrase open_goals(const PlanReport& plan) {
  std::vector<std::string> codes;
  for (const GoalStand& stand : plan.goals) {
    if (stand.state == Coverage::unplanned) codes.push_back(stand.goal.code);
  }
  return codes.empty() ? Phrase() : say("meeting-open-goals", {listed(codes)});
}

}  // namespace

Paper meeting_paper(const Subject& subject) {
  constexpr int kDays = 90;
  constexpr std::size_t kDates = 10;
  const auto last = last_talk(subject);
  Paper paper = paper_about(subject, "meeting", say("meeting-title", {subject.as_of.iso()}));
  DiaryFilter since{.to = subject.to.value_or(subject.as_of)};
  if (last) since.from = *last + 1;
  if (subject.from) since.from = subject.from;
  if (!since.from) since.from = add_months(subject.as_of, -3);
  paper.blocks.emplace_back(
      diary_table(subject, "since", say("meeting-since", {since.from->iso()}), since, false));
  paper.blocks.emplace_back(progress(subject));
  paper.blocks.emplace_back(findings_table(subject));
  if (const Phrase open = open_goals(*the_one(subject).plan); !open.empty())
    paper.blocks.emplace_back(Paragraph{open, Tone::watch});
  paper.blocks.emplace_back(dates_table(subject, subject.as_of + kDays, kDates));
  paper.blocks.emplace_back(diary_table(subject, "planned", say("meeting-planned"),
                                        {.from = subject.as_of + 1, .to = subject.as_of + kDays},
                                        true));
  return paper;
}

}  // namespace st
