#include <algorithm>

#include <fmt/format.h>

#include "st/report/page.hpp"
#include "st/report/what_if_report.hpp"

#include "dates.hpp"
#include "plan_words.hpp"
#include "words.hpp"

namespace st {
namespace {

bool same_matter(const Deadline& a, const Deadline& b) {
  return a.rule->id == b.rule->id && a.subject == b.subject;
}

const Deadline* find(const std::vector<Deadline>& all, const Deadline& wanted) {
  const auto found =
      std::ranges::find_if(all, [&](const Deadline& one) { return same_matter(one, wanted); });
  return found == all.end() ? nullptr : &*found;
}

std::string_view regulation_of(const PlanReport& report) {
  const Record* training = report.plan().section("training");
  return training ? training->text("regulation") : std::string_view();
}

class Compared {
 public:
  explicit Compared(const WhatIfReport& report)
      : report_(report), page_(report.after.colour, report.after.width) {}

  std::string render() {
    sides("", in(say("what-if-now")), in(say("what-if-then")), Ink::strong);
    const auto end = [](const PlanReport& one) {
      const auto day = one.projection.end();
      return day ? day->iso() : std::string("–");
    };
    sides(in(say("what-if-end")), end(report_.before), end(report_.after), Ink::strong, moved_by());
    const auto months = [&](const std::optional<Months>& some) {
      return some ? in(decimal(some->text())) : std::string("–");
    };
    const Projection& before = report_.before.projection;
    const Projection& after = report_.after.projection;
    sides(in(say("what-if-done")), months(before.done + before.credited),
          months(after.done + after.credited));
    sides(in(say("what-if-left")), months(before.left), months(after.left));
    dates();
    outcomes();
    certificates();
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.after.lang); }

  void sides(const std::string& label, const std::string& before, const std::string& after,
             Ink ink = Ink::plain, const std::string& note = {}) {
    constexpr int kLabel = 26, kSide = 14;
    const auto padded = [](const std::string& text, int columns) {
      const int pad = std::max(1, columns - display_width(text));
      return text + std::string(static_cast<std::size_t>(pad), ' ');
    };
    page_.put(padded(label, kLabel)).put(padded(before, kSide));
    page_.put(note.empty() ? after : padded(after, kSide), before == after ? Ink::plain : ink);
    page_.put(note).line();
  }

  std::string moved_by() const {
    const auto before = report_.before.projection.end();
    const auto after = report_.after.projection.end();
    if (!before || !after || *before == *after) return {};
    const int days = *after - *before;
    return in(say(days > 0 ? "what-if-later" : "what-if-sooner", {std::to_string(std::abs(days))}));
  }

  void dates() {
    auto moved = report_.moved();
    if (moved.empty()) return;
    page_.line().put(in(say("what-if-dates")), Ink::strong).line();
    const auto with_end = std::erase_if(moved, [&](const MovedDate& one) {
      return one.before && one.after && one.before->date == report_.before.projection.end() &&
             one.after->date == report_.after.projection.end();
    });
    for (const MovedDate& one : moved) {
      const Deadline& deadline = one.after ? *one.after : *one.before;
      const std::string before = one.before ? one.before->date.iso() : in(say("what-if-none"));
      const std::string after = one.after ? one.after->date.iso() : in(say("what-if-none"));
      page_.labelled(fmt::format("{} → {}", before, after),
                     what_to_do(deadline, report_.after.lang) + " [" + deadline.rule->id + "]", 28);
    }
    if (with_end > 0) {
      page_.labelled("", in(say("what-if-with-end", {std::to_string(with_end)})), 4);
    }
  }

  /// A rule that came or went and does not speak of this plan is no news.
  static bool is_news(const OutcomeChange& one) {
    const auto silent = [](const std::optional<Outcome>& outcome) {
      return !outcome || *outcome == Outcome::not_applicable;
    };
    return !silent(one.before) || !silent(one.after);
  }

  void outcomes() {
    bool first = true;
    for (const OutcomeChange& one : report_.outcomes) {
      if (!is_news(one)) continue;
      if (first) page_.line().put(in(say("what-if-outcomes")), Ink::strong).line();
      first = false;
      const auto word = [](const std::optional<Outcome>& outcome) {
        return outcome ? word_for(*outcome) : say("diff-no-rule");
      };
      page_.labelled(
          "", in(say("diff-outcome", {one.rule, one.name, word(one.before), word(one.after)})), 4);
    }
  }

  void certificates() {
    const auto again = report_.to_issue_again();
    if (again.empty()) return;
    std::vector<std::string> ids;
    for (const Record* one : again) ids.emplace_back(one->id());
    page_.line().put(in(say("what-if-again")), Ink::strong).line();
    page_.labelled("", listed(ids), 4);
  }

  const WhatIfReport& report_;
  Page page_;
};

}  // namespace

std::vector<MovedDate> WhatIfReport::moved() const {
  std::vector<MovedDate> moved;
  for (const Deadline& one : before.deadlines) {
    const Deadline* then = find(after.deadlines, one);
    if (!then || then->date != one.date) moved.push_back({&one, then});
  }
  for (const Deadline& one : after.deadlines) {
    if (!find(before.deadlines, one)) moved.push_back({nullptr, &one});
  }
  std::ranges::stable_sort(moved, {}, [](const MovedDate& one) {
    const Date then = one.after ? one.after->date : one.before->date;
    return std::pair(one.before ? one.before->date : then, then);
  });
  return moved;
}

std::vector<const Record*> WhatIfReport::to_issue_again() const {
  std::vector<const Record*> again;
  const std::string_view old = regulation_of(before);
  if (old == regulation_of(after)) return again;
  for (const Record* one : before.plan().list("certificates")) {
    const auto own = one->text("regulation");
    if (one->date("issued") && (own.empty() || own == old)) again.push_back(one);
  }
  return again;
}

std::string what_if_text(const WhatIfReport& report) { return Compared(report).render(); }

}  // namespace st
