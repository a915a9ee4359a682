// Every day of the training in a table: what was worked, what was taken from it, what counts.
#include <fmt/format.h>

#include "st/report/page.hpp"
#include "st/report/plan_report.hpp"

#include "plan_words.hpp"

namespace st {
namespace {

class Table {
 public:
  explicit Table(const PlanReport& report) : report_(report), page_(report.colour, report.width) {}

  std::string render() {
    const Projection& p = report_.projection;
    head();
    for (const Credited& credit : p.timeline.credits()) tell(credit);
    bool future = false;
    for (const Spell& spell : p.spells) {
      if (!future && spell.period.from > p.as_of) {
        page_.put(in(say("plan-explain-ahead", {p.as_of.iso()})), Ink::strong).line();
        future = true;
      }
      tell(spell);
    }
    page_.line();
    if (const Rule* rule = p.timeline.length_rule()) {
      page_.put(in(say("plan-explain-asked", {decimal(p.timeline.required()->text()), rule->id})))
          .line();
    }
    if (p.end()) page_.put(in(say("plan-ends", {p.end()->iso()})), Ink::strong).line();
    for (const LeftOut& one : p.timeline.left_out()) {
      if (one.unknown)
        page_.put(in(say("plan-explain-unknown", {days(one.period), one.rule->id}))).line();
    }
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }
  std::string number(std::string text) const { return in(decimal(std::move(text))); }
  static std::string days(Period period) { return period.from.iso() + "–" + period.to.iso(); }

  /// A cell of so many columns, its text at the right.
  static std::string right(const std::string& text, int columns) {
    const int pad = columns - display_width(text);
    return std::string(static_cast<std::size_t>(std::max(0, pad)), ' ') + text;
  }

  void cells(const std::string& period, const std::vector<std::string>& numbers,
             const std::string& what, Ink ink) {
    constexpr int kPeriod = 23, kNumber = 9;
    std::string line = period;
    line +=
        std::string(static_cast<std::size_t>(std::max(0, kPeriod - display_width(period))), ' ');
    for (const std::string& number : numbers) line += right(number, kNumber);
    const int column = kPeriod + kNumber * static_cast<int>(numbers.size()) + 2;
    const std::string indent(static_cast<std::size_t>(column), ' ');
    const std::string wrapped = wrap(what, std::max(20, report_.width - column), indent);
    line += (wrapped.empty() ? "" : "  ") + wrapped;
    for (std::size_t from = 0; from <= line.size();) {
      const auto end = std::min(line.find('\n', from), line.size());
      page_.put(line.substr(from, end - from), ink).line();
      from = end + 1;
    }
  }

  void head() {
    std::vector<std::string> names;
    for (const char* id : {"plan-col-days", "plan-col-working", "plan-col-away", "plan-col-counts",
                           "plan-col-months", "plan-col-sum"}) {
      names.push_back(in(say(id)));
    }
    cells(in(say("plan-col-period")), names, in(say("plan-col-what")), Ink::strong);
  }

  void tell(const Credited& credit) {
    std::string what = in(say("plan-explain-credit", {kind_word(*credit.record)}));
    if (credit.cap && credit.counted != credit.asked) {
      what += " " + in(say("plan-explain-capped", {decimal(credit.asked.text()), credit.cap->id}));
    }
    credited_ += credit.counted;
    cells("", {"", "", "", "", number(credit.counted.text()), number(credited_.text())}, what,
          Ink::plain);
  }

  void tell(const Spell& one) {
    const bool nothing = one.counted.points() == 0;
    cells(days(one.period),
          {std::to_string(one.period.days()), number(one.working.text()), number(one.away.text()),
           number(one.counted.text()), number(one.months.text()), number(one.sum.text())},
          what_of(one), nothing ? Ink::yellow : Ink::plain);
  }

  std::string what_of(const Spell& one) const {
    std::vector<Phrase> parts;
    if (!one.post && one.recorded) parts.push_back(say("plan-explain-no-post"));
    for (const Record* rotation : one.rotations) {
      const std::string id(rotation->id());
      parts.emplace_back(id.empty() ? place_name(report_, *rotation) : id);
    }
    for (const Record* absence : one.absences) parts.push_back(kind_word(*absence));
    if (one.rotations.size() > 1) parts.push_back(say("plan-explain-overlap"));
    if (one.left_out) parts.push_back(say("plan-explain-left-out", {one.left_out->id}));
    if (!one.recorded) parts.push_back(say("plan-explain-beyond"));
    return in(enumerate(parts));
  }

  const PlanReport& report_;
  Page page_;
  Months credited_{};
};

}  // namespace

std::string explained_text(const PlanReport& report) { return Table(report).render(); }

}  // namespace st
