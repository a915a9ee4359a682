// One verdict held against another, of a rule and subject at a time.
#include "st/report/recorded.hpp"

#include <algorithm>
#include <map>

#include "st/report/page.hpp"

#include "dates.hpp"
#include "words.hpp"

namespace st {
namespace {

constexpr std::size_t kMet = 8;
constexpr std::size_t kAsked = 5;
constexpr std::size_t kSubjects = 4;
constexpr std::size_t kDates = 3;
constexpr int kColumn = 14;

using Key = std::tuple<std::string, std::string, std::string>;  ///< Path, rule, subject.

std::map<Key, Outcome> outcomes_of(const std::vector<Verdict>& verdicts) {
  std::map<Key, Outcome> all;
  for (const Verdict& verdict : verdicts) {
    for (const Finding& finding : verdict.findings) {
      if (!finding.outcome) continue;
      const Key key{verdict.path, std::string(finding.rule), finding.subject};
      const auto [at, fresh] = all.emplace(key, *finding.outcome);
      if (!fresh) at->second = std::min(at->second, *finding.outcome);
    }
  }
  return all;
}

bool is_lacking(Outcome outcome) {
  return outcome == Outcome::unmet || outcome == Outcome::unproven || outcome == Outcome::undecided;
}

class Recorded {
 public:
  explicit Recorded(const RecordedReport& report)
      : report_(report),
        page_(report.colour, report.width),
        before_(outcomes_of(report.before)),
        after_(outcomes_of(report.after)) {}

  std::string render() {
    gather();
    tell(say("recorded-met"), met_, kMet, Ink::green);
    tell(say("recorded-asked"), asked_, kAsked, Ink::yellow);
    tell_certificate();
    tell_dates();
    return page_.take();
  }

 private:
  /// A rule, of what it speaks, and what is said of it.
  struct Line {
    const Rule* rule;
    std::string text;
    std::vector<std::string> subjects{};
  };

  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  void gather() {
    for (const Verdict& verdict : report_.after) {
      for (const Finding& finding : verdict.findings) {
        if (!finding.outcome || !finding.source) continue;
        const Key key{verdict.path, std::string(finding.rule), finding.subject};
        const auto was = before_.find(key);
        const bool there = was != before_.end();
        const bool lacked = there && (is_lacking(was->second) || was->second == Outcome::due);
        if (after_.at(key) == Outcome::met && lacked) {
          note(met_, finding, first_sentence(*finding.source));
        }
        if (finding.closed || !is_lacking(*finding.outcome)) continue;
        if (there && is_lacking(was->second)) continue;
        // A rule that waits for a file is one of several: its advice would say nothing of them.
        const bool waits = verdict.kind == Judged::tree;
        note(asked_, finding, waits ? in(finding.message) : asked_text(finding));
      }
    }
  }

  /// One line for each rule and text, with all that it is said of.
  static void note(std::vector<Line>& lines, const Finding& finding, const std::string& text) {
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return line.rule == finding.source && line.text == text;
    });
    Line& line = same == lines.end() ? lines.emplace_back(Line{finding.source, text}) : *same;
    const bool own = !finding.subject.empty() && finding.subject != "plan";
    const auto& all = line.subjects;
    const bool told = std::find(all.begin(), all.end(), finding.subject) != all.end();
    if (own && !told && text.find(finding.subject) == text.npos) {
      line.subjects.push_back(finding.subject);
    }
  }

  std::string first_sentence(const Rule& rule) const {
    const std::string& text = rule.text.in(report_.lang);
    return text.substr(0, text.find(". "));
  }

  /// What is lacking, and what to do about it.
  std::string asked_text(const Finding& finding) const {
    const std::string advice = finding.source->advice.in(report_.lang);
    const std::string text = in(finding.message);
    return advice.empty() ? text : text + ". " + advice;
  }

  static std::string whole(const Line& line) {
    std::string text = line.text;
    while (text.ends_with('.')) text.pop_back();
    std::string subjects;
    for (std::size_t i = 0; i < line.subjects.size() && i < kSubjects; ++i) {
      subjects += (i ? ", " : "") + line.subjects[i];
    }
    if (line.subjects.size() > kSubjects) subjects += ", …";
    if (!subjects.empty()) text += " (" + subjects + ")";
    return text + " [" + line.rule->id + "]";
  }

  void tell(const Phrase& heading, const std::vector<Line>& lines, std::size_t most, Ink ink) {
    if (lines.empty()) return;
    page_.put(in(heading), ink).line();
    const std::size_t shown = std::min(lines.size(), most);
    for (std::size_t i = 0; i < shown; ++i) tell(whole(lines[i]));
    if (shown < lines.size()) {
      tell(in(say("report-and-more", {std::to_string(lines.size() - shown)})));
    }
  }

  void tell(const std::string& text) {
    const std::string wrapped = wrap(text, page_.width() - 2, "");
    for (std::size_t from = 0; from <= wrapped.size();) {
      const auto end = std::min(wrapped.find('\n', from), wrapped.size());
      page_.put("  " + wrapped.substr(from, end - from)).line();
      from = end + 1;
    }
  }

  void tell_certificate() {
    if (!report_.certificate) return;
    const CertificateToAskFor& one = *report_.certificate;
    const std::string unit(one.rotation->text("unit"));
    const Phrase where = unit.empty() ? one.rotation->date("from")->iso() : unit;
    const Phrase who = one.who.empty() ? say("recorded-the-supervisor") : Phrase(one.who);
    const Phrase days = one.days == 0   ? say("recorded-today")
                        : one.days == 1 ? say("recorded-tomorrow")
                                        : say("recorded-in-days", {std::to_string(one.days)});
    const std::string text =
        in(one.form.empty() ? say("recorded-ask", {where, days, who})
                            : say("recorded-ask-form", {where, days, who, one.form}));
    page_.put(in(say("recorded-certificate")), Ink::yellow).line();
    tell(text);
  }

  void tell_dates() {
    const std::vector<Dated> dates = next_dates(report_.after, report_.as_of, kDates);
    if (dates.empty()) return;
    page_.put(in(say("report-next-dates")), Ink::strong).line();
    for (const auto& [verdict, deadline] : dates) {
      const std::string late = deadline.date < report_.as_of ? in(say("report-overdue")) : "";
      page_.labelled(deadline.date.iso(),
                     late + what_to_do(deadline, report_.lang) + " [" + deadline.rule->id + "]",
                     kColumn);
    }
  }

  const RecordedReport& report_;
  Page page_;
  std::map<Key, Outcome> before_;
  std::map<Key, Outcome> after_;
  std::vector<Line> met_{};
  std::vector<Line> asked_{};
};

}  // namespace

std::string recorded_text(const RecordedReport& report) { return Recorded(report).render(); }

}  // namespace st
