// The verdict for people. Sorted by what matters; a finding is
//
//   anna-berg/assessments.yaml:3:5: warning: message [RV-242 two-assessments-a-year]
//       - date: 2024-03-12
//         ^^^^
//     why: the rule in our words (document, section)
//     do:  what can be done, and by whom
//
// The first line is what editors and compilers' error parsers read; keep its shape.
#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>
#include <utility>

#include "st/report/page.hpp"

#include "dates.hpp"
#include "report/formats/check_formats.hpp"
#include "report/statistics.hpp"
#include "words.hpp"

namespace st {
namespace {

/// What matters, in order; the last three only when they are asked for.
enum class Group { sent_back, mendable, advice, closed, due, met, not_applicable };

Phrase heading(Group group, int count) {
  const Phrase number = std::to_string(count);
  switch (group) {
    case Group::sent_back: return say("report-group-sent-back", {number});
    case Group::mendable: return say("report-group-mendable", {number});
    case Group::advice: return say("report-group-advice", {number});
    case Group::closed: return say("report-group-closed", {number});
    case Group::due: return say("report-group-due", {number});
    case Group::met: return say("report-group-met", {number});
    case Group::not_applicable: return say("report-group-not-applicable", {number});
  }
  return {};
}

bool is_national(const Finding& finding) {
  return finding.source && finding.source->pack && finding.source->pack->layer == "national";
}

Group group_of(const Finding& finding) {
  if (!finding.outcome) {
    return finding.severity == Severity::error ? Group::sent_back : Group::mendable;
  }
  switch (*finding.outcome) {
    case Outcome::due: return Group::due;
    case Outcome::met: return Group::met;
    case Outcome::not_applicable: return Group::not_applicable;
    case Outcome::excepted: return Group::advice;
    case Outcome::undecided: return Group::mendable;
    case Outcome::unmet:
    case Outcome::unproven: break;
  }
  if (finding.closed) return Group::closed;
  if (finding.severity == Severity::note) return Group::advice;
  return finding.severity == Severity::error && is_national(finding) ? Group::sent_back
                                                                     : Group::mendable;
}

/// One rule's findings of one group and outcome, told as one.
struct Alike {
  Group group;
  std::vector<const Finding*> findings;
};

/// By group, within a group by the place of the first. Faults are told one by one.
std::vector<Alike> grouped(const Telling& telling, const Verdict& verdict) {
  std::vector<Alike> all;
  std::map<std::tuple<std::string_view, Group, std::optional<Outcome>>, std::size_t> known;
  for (const Finding& finding : verdict.findings) {
    if (!is_shown(telling, finding)) continue;
    const Group group = group_of(finding);
    if (finding.source) {
      const std::tuple key{finding.rule, group, finding.outcome};
      const auto [at, added] = known.emplace(key, all.size());
      if (!added) {
        all[at->second].findings.push_back(&finding);
        continue;
      }
    }
    all.push_back({group, {&finding}});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Alike& a, const Alike& b) { return a.group < b.group; });
  return all;
}

std::string shown(const Place& place) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

/// A day to come, and whose it is.
struct Coming {
  Deadline deadline;
  std::string path{};
  Judged kind = Judged::plan;
};

constexpr std::size_t kDates = 5;

class TextWriter : public CheckWriter {
 public:
  TextWriter(const Telling& telling, std::ostream& out)
      : CheckWriter(telling, out), page_(telling.colour, telling.width) {}

  void tell(const Verdict& verdict) override {
    note_dates(verdict);
    tell_findings(verdict);
    std::string text = page_.take();
    if (text.empty()) return;
    page_.put(in(verdict_name(verdict)), Ink::strong).line().line();
    std::string heading = page_.take();
    if (told_++ == 0) {  // One alone needs no heading.
      first_heading_ = std::move(heading);
      first_text_ = std::move(text);
      return;
    }
    if (told_ == 2) out() << first_heading_ << std::exchange(first_text_, {});
    out() << heading << text;
  }

  void end(const Summary& summary) override {
    out() << first_text_;
    if (!telling().quiet) tell_all_in_all(summary);
    if (telling().statistics) put_statistics(page_, summary.statistics, telling().lang);
    out() << page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(telling().lang); }

  void tell_all_in_all(const Summary& summary) {
    if (!summary.nothing.empty()) {
      page_.put(in(summary.nothing)).line();
      return;
    }
    tell_deadlines(summary);
    tell_summary(summary);
    tell_held_back(summary);
  }

  void tell_findings(const Verdict& verdict) {
    const std::vector<Alike> all = grouped(telling(), verdict);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == 0 || all[i].group != all[i - 1].group) {
        const auto same = std::count_if(
            all.begin(), all.end(), [&](const Alike& told) { return told.group == all[i].group; });
        page_.put(in(heading(all[i].group, static_cast<int>(same))), Ink::strong).line().line();
      }
      tell(verdict, all[i]);
      page_.line();
    }
  }

  Phrase verdict_name(const Verdict& verdict) const {
    switch (verdict.kind) {
      case Judged::plan: return say("report-plan", {verdict.path});
      case Judged::unit: return say("report-unit", {verdict.path});
      case Judged::region: return say("report-region", {verdict.path});
      case Judged::tree: return say("report-tree", {verdict.path});
    }
    return {};
  }

  void tell(const Verdict& verdict, const Alike& told) {
    const Finding& first = *told.findings.front();
    headline(verdict, first);
    page_.excerpt(first.where);
    for (const Related& related : first.related) tell(verdict, related);
    tell_others(verdict, told);
    if (first.since) label(say("report-since"), first.since->iso());
    if (first.due && *first.due >= telling().as_of) label(say("report-by"), first.due->iso());
    tell_evidence(verdict, first);
    // A rule that waits for a file is one of several: its own text would say nothing of them.
    if (first.source && verdict.kind != Judged::tree) tell_why(first);
    tell_help(first);
  }

  void headline(const Verdict& verdict, const Finding& finding) {
    page_.put(shown(place_of(verdict, finding.where)) + ": ", Ink::strong);
    if (finding.severity) {
      page_.put(in(word_for(*finding.severity)) + ": ", ink_of(*finding.severity));
    } else if (finding.outcome) {
      page_.put(in(word_for(*finding.outcome)) + ": ", Ink::green);
    }
    page_.put(in(finding.message), Ink::strong).put(" [").put(finding.rule);
    if (!finding.name.empty()) page_.put(" ").put(finding.name);
    page_.put("]").line();
  }

  static Ink ink_of(Severity severity) {
    if (severity == Severity::error) return Ink::red;
    return severity == Severity::warning ? Ink::yellow : Ink::cyan;
  }

  void tell(const Verdict& verdict, const Related& related) {
    page_.put(shown(place_of(verdict, related.where)) + ": ");
    page_.put(in(word_for(Severity::note)) + ": ", Ink::cyan).put(in(related.text)).line();
    page_.excerpt(related.where);
  }

  /// "47 of 60", and the next few places.
  void tell_others(const Verdict& verdict, const Alike& told) {
    if (told.findings.size() < 2) return;
    const Finding& first = *told.findings.front();
    const auto judged =
        std::count_if(verdict.findings.begin(), verdict.findings.end(), [&](const Finding& one) {
          return one.rule == first.rule && one.outcome != Outcome::not_applicable;
        });
    label(
        say("report-alike"),
        in(say("report-count-of", {std::to_string(told.findings.size()), std::to_string(judged)})));
    constexpr std::size_t kOthers = 3;
    const std::size_t end = std::min(told.findings.size(), kOthers + 1);
    for (std::size_t i = 1; i < end; ++i) {
      const Finding& other = *told.findings[i];
      label("", shown(place_of(verdict, other.where)) + ": " + in(other.message));
    }
    if (told.findings.size() > end) {
      label("", in(say("report-and-more", {std::to_string(told.findings.size() - end)})));
    }
  }

  /// The lines that fulfil it or speak against it, the one that is quoted above left out.
  void tell_evidence(const Verdict& verdict, const Finding& finding) {
    constexpr std::size_t kPlaces = 4;
    const auto line_of = [&](Span where) {
      const Place place = place_of(verdict, where);
      return place.file + ":" + std::to_string(place.line);
    };
    std::vector<std::string> lines{line_of(finding.where)};
    for (const Span& where : finding.evidence) {
      std::string line = line_of(where);
      if (where && std::find(lines.begin(), lines.end(), line) == lines.end()) {
        lines.push_back(std::move(line));
      }
    }
    if (lines.size() < 2) return;
    if (lines.size() > kPlaces + 1) {
      lines.resize(kPlaces + 1);
      lines.emplace_back("…");
    }
    label(say("report-evidence"), in(enumerate({lines.begin() + 1, lines.end()})));
  }

  void tell_why(const Finding& finding) {
    const Rule& rule = *finding.source;
    const std::string source = in(cited(rule.source, rule.pack, finding.unverified));
    const std::string& text = rule.text.in(telling().lang);
    label(say("report-why"), source.empty() ? text : text + " (" + source + ")");
  }

  void tell_help(const Finding& finding) {
    std::string help = in(finding.help);
    if (finding.closed) return label(say("report-do"), in(say("report-closed-help")));
    if (help.empty() && finding.source) help = finding.source->advice.in(telling().lang);
    if (help.empty()) return;
    if (finding.source && !finding.source->who.empty()) {
      help += " (" + in(role_words(finding.source->who, finding.source->pack)) + ")";
    }
    label(say("report-do"), help);
  }

  void label(const Phrase& word, const std::string& text) { page_.labelled(in(word), text, 11); }

  void note_dates(const Verdict& verdict);
  void tell_deadlines(const Summary& summary);
  void tell_summary(const Summary& summary);
  void tell_held_back(const Summary& summary);

  Page page_;
  std::size_t told_ = 0;
  std::string first_heading_{};
  std::string first_text_{};
  std::vector<Coming> coming_{};  ///< The nearest.
};

/// Of days that are the same the one that was told first stays.
void TextWriter::note_dates(const Verdict& verdict) {
  for (Deadline& deadline : next_deadlines(decisions_of(verdict), telling().as_of, kDates))
    coming_.push_back({std::move(deadline), verdict.path, verdict.kind});
  std::ranges::stable_sort(coming_, {}, [](const Coming& one) { return one.deadline.date; });
  if (coming_.size() > kDates) coming_.resize(kDates);
}

void TextWriter::tell_deadlines(const Summary& summary) {
  if (coming_.empty()) return;
  page_.put(in(say("report-next-dates")), Ink::strong).line();
  for (const auto& [deadline, path, kind] : coming_) {
    std::string what;
    if (deadline.date < telling().as_of) what += in(say("report-overdue"));
    if (kind != Judged::plan || summary.plans > 1) what += path + ": ";
    what += what_to_do(deadline, telling().lang);
    what += " [" + deadline.rule->id + " " + deadline.rule->name + "]";
    page_.labelled(deadline.date.iso(), what, 14);
  }
  page_.line();
}

void TextWriter::tell_held_back(const Summary& summary) {
  if (summary.held_back == 0) return;
  page_
      .put(in(say(summary.held_back == 1 ? "report-one-held-back" : "report-held-back",
                  {std::to_string(summary.held_back), telling().baseline})))
      .line();
}

void TextWriter::tell_summary(const Summary& sum) {
  const auto rules = [&](Outcome outcome) {
    const auto found = sum.outcomes.find(outcome);
    return std::to_string(found == sum.outcomes.end() ? 0 : found->second);
  };
  std::vector<Phrase> what;
  const auto many = [](int count) { return std::vector<Phrase>{std::to_string(count)}; };
  add_number(what, sum.plans, say("report-one-plan"), say("report-plans", many(sum.plans)));
  add_number(what, sum.units, say("report-one-unit"), say("report-units", many(sum.units)));
  add_number(what, sum.regions, say("report-one-region"), say("report-regions", many(sum.regions)));
  if (what.empty()) what.push_back(say("report-no-plan"));
  std::vector<Phrase> found = severities(sum.errors, sum.warnings, sum.notes);
  if (!telling().gate.empty()) {
    found.clear();
    add_number(found, sum.stops, say("report-one-stop"), say("report-stops", many(sum.stops)));
    if (found.empty()) found.push_back(say("report-passes"));
  }
  if (found.empty()) found.push_back(say("report-nothing"));
  const Ink ink = sum.errors + sum.stops > 0 ? Ink::red
                  : sum.warnings > 0         ? Ink::yellow
                                             : Ink::green;
  page_.put(in(say("report-summary", {enumerate(what), telling().as_of.iso(), enumerate(found),
                                      rules(Outcome::met), rules(Outcome::due)})),
            ink);
  page_.line();
}

}  // namespace

std::unique_ptr<CheckWriter> text_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<TextWriter>(telling, out);
}

}  // namespace st
