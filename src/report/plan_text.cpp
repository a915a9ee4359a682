// One screen: who and how far, the timeline, the goals, the next dates.
#include <algorithm>
#include <map>

#include "st/report/page.hpp"
#include "st/report/plan_report.hpp"

#include "bars.hpp"
#include "dates.hpp"
#include "plan_words.hpp"
#include "years.hpp"

namespace st {
namespace {

constexpr int kLabels = 24;  ///< Columns of what a row is called.
constexpr int kNarrow = 20;  ///< A timeline narrower than this says nothing.
constexpr std::size_t kDates = 10;
constexpr std::size_t kReasons = 4;

class Screen {
 public:
  explicit Screen(const PlanReport& report)
      : report_(report),
        page_(report.colour, report.width),
        glyphs_(report.ascii),
        axis_(years_shown(report), std::max(kNarrow, report.width - kLabels - 2)) {}

  std::string render() {
    header();
    months();
    page_.line();
    timeline();
    goals();
    dates();
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }
  const Projection& projection() const { return report_.projection; }

  void header() {
    page_.put(in(who(report_)), Ink::strong).line();
    if (const Phrase rules = regulation(report_); !rules.empty()) page_.put(in(rules)).line();
    const auto start = projection().start();
    const auto end = projection().end();
    if (!start) {
      page_.put(in(say("plan-no-start")), Ink::yellow).line();
    } else if (!end) {
      page_.put(in(say("plan-no-end", {start->iso()})), Ink::yellow).line();
    } else if (projection().timeline.completed()) {
      page_.put(in(say("plan-completed", {start->iso(), end->iso()}))).line();
    } else {
      const int day = report_.as_of() - *start + 1;
      page_
          .put(in(say("plan-day",
                      {std::to_string(std::max(0, day)), std::to_string(*end - *start + 1)})))
          .put(" · ")
          .put(in(say("plan-ends", {end->iso()})), Ink::strong)
          .line();
    }
  }

  void months() {
    const Projection& p = projection();
    const auto required = p.timeline.required();
    if (!p.start() || !required) return;
    const Months so_far = p.done + p.credited;
    const int columns = std::clamp(report_.width - kLabels - 30, 10, 60);
    const auto units = std::clamp<std::int64_t>(so_far.units(), 0, required->units());
    const int full =
        static_cast<int>(units * columns / std::max<std::int64_t>(1, required->units()));
    std::string bar;
    for (int i = 0; i < columns; ++i) bar += i < full ? glyphs_.full : glyphs_.empty;
    page_.line();
    page_.put(bar, Ink::green).put(" ");
    page_
        .put(in(say("plan-months-of", {decimal(so_far.text()), decimal(required->text())})),
             Ink::strong)
        .line();
    std::vector<Phrase> parts{say("plan-served", {decimal(p.done.text())})};
    if (p.credited > Months{}) parts.push_back(say("plan-credited", {decimal(p.credited.text())}));
    parts.push_back(say("plan-left", {decimal(p.left->text())}));
    page_.put(joined(parts)).line();
    not_counted();
  }

  void not_counted() {
    std::vector<Phrase> parts;
    for (const Shortfall& one : shortfalls(report_)) {
      if (parts.size() == kReasons) break;
      parts.push_back(say("plan-short", {decimal(one.months.text()), one.why}));
    }
    if (parts.empty()) return;
    const std::string text = in(say("plan-not-counted", {enumerate(parts)}));
    page_.put(wrap(text, report_.width, ""), Ink::dim).line();
  }

  const std::string& glyph_of(Drawn drawn) const {
    switch (drawn) {
      case Drawn::home: return glyphs_.home;
      case Drawn::away: return glyphs_.away;
      case Drawn::other: return glyphs_.other;
      case Drawn::unplanned: return glyphs_.unplanned;
      case Drawn::absence: return glyphs_.absence;
      case Drawn::course: return glyphs_.point;
      case Drawn::project: return glyphs_.project;
    }
    return glyphs_.home;
  }

  void timeline() {
    if (!projection().start()) return;
    page_.put(std::string(kLabels, ' ') + axis_.years(), Ink::strong).line();
    for (const YearsRow& row : years_of(report_, axis_.shown())) {
      Bar bar(axis_, glyphs_);
      for (const YearsItem& item : row.items) bar.draw(item.period, glyph_of(item.drawn));
      const std::string name = cut(row.label, kLabels - 2);
      const auto pad = static_cast<std::size_t>(kLabels - display_width(name));
      page_.put(name).put(std::string(pad, ' ')).put(bar.text(report_.as_of())).line();
    }
    const Phrase legend =
        say("plan-legend", {glyphs_.home, glyphs_.away, glyphs_.other, glyphs_.absence,
                            glyphs_.point, glyphs_.project, glyphs_.today});
    const std::string words = in(legend);
    // Under the years where it has room there.
    const int indent = std::clamp(report_.width - display_width(words), 0, kLabels);
    page_.put(std::string(static_cast<std::size_t>(indent), ' ') + words, Ink::dim).line().line();
  }

  void goals() {
    if (report_.goals.empty()) return;
    std::map<Coverage, std::vector<std::string>> by_state;
    for (const GoalStand& stand : report_.goals) by_state[stand.state].push_back(stand.goal.code);
    std::vector<Phrase> counts;
    for (const Coverage state :
         {Coverage::met, Coverage::unproven, Coverage::planned, Coverage::unplanned}) {
      if (by_state[state].empty()) continue;
      counts.push_back(
          say("plan-goals-count", {std::to_string(by_state[state].size()), coverage_word(state)}));
    }
    page_.labelled(in(say("plan-goals")), joined(counts), kLabels);
    for (const Coverage state : {Coverage::unproven, Coverage::unplanned}) {
      if (by_state[state].empty()) continue;
      page_.labelled("", in(say("plan-goals-are", {coverage_word(state), listed(by_state[state])})),
                     kLabels);
    }
    page_.line();
  }

  void dates() {
    if (report_.deadlines.empty()) return;
    page_.put(in(say("report-next-dates")), Ink::strong).line();
    for (std::size_t i = 0; i < report_.deadlines.size() && i < kDates; ++i) {
      tell_deadline(page_, report_, report_.deadlines[i]);
    }
    if (report_.deadlines.size() > kDates) {
      const std::string rest = std::to_string(report_.deadlines.size() - kDates);
      page_.labelled("", in(say("plan-more-dates", {rest})), kDateColumn);
    }
  }

  std::string joined(const std::vector<Phrase>& parts) const {
    std::string text;
    for (const Phrase& part : parts) text += (text.empty() ? "" : " · ") + in(part);
    return text;
  }

  const PlanReport& report_;
  Page page_;
  Glyphs glyphs_;
  Axis axis_;
};

}  // namespace

std::string plan_text(const PlanReport& report) { return Screen(report).render(); }

std::string deadlines_text(const PlanReport& report) {
  Page page(report.colour, report.width);
  for (const Deadline& deadline : report.deadlines) tell_deadline(page, report, deadline);
  if (report.deadlines.empty()) page.put(say("plan-no-dates").in(report.lang)).line();
  return page.take();
}

}  // namespace st
