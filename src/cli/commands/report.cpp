// `st report`: the pages and files that people hand over.
#include <algorithm>
#include <deque>
#include <memory>
#include <ostream>

#include "st/check/gate.hpp"
#include "st/report/papers.hpp"

#include "cli/command.hpp"
#include "cli/helper.hpp"
#include "cli/plan/stand.hpp"
#include "cli/report/forms.hpp"

namespace st::cli {
namespace {

struct Options {
  std::string name;
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output = "-";
  std::string from;
  std::string to;
  bool gate = false;
  bool full = false;
  std::string unit;
  std::vector<std::string> trend;
  std::string forms;
  std::string identity;
};

/// The time that is reported on.
void set_time(const Options& options, const ReportKind& kind, Subject& subject) {
  subject.from = day_option("--from", options.from);
  subject.to = day_option("--to", options.to);
  if (!kind.of_time && (subject.from || subject.to))
    throw Trouble(say("report-no-time", {kind.name}));
  if (subject.from && subject.to && *subject.to < *subject.from)
    throw Trouble(say("date-order", {"--to", "--from"}));
}

/// The trees that were asked for, judged, with every plan in them.
class Judged {
 public:
  Judged(const std::vector<std::string>& paths, const ReportKind& kind, Io& io) {
    for (const std::string& path : paths) {
      Tree& tree = trees_.emplace_back(tree_at(kind.of_one ? plan_at(path) : path, Units::named));
      if (!kind.gate.empty()) as_if_compiled(tree, io.as_of);
      const Judgement& judged = judgements_.emplace_back(tree, io);
      for (const Document& plan : tree.plans) {
        const Stand& stand = stands_.emplace_back(judged, plan, io);
        plans_.push_back(stand.report(io));
        trainees_.push_back({&plans_.back(), &stand.verdict(), &stand.packs()});
      }
    }
  }

  Subject subject(const Io& io) const {
    Subject subject{.trainees = trainees_, .as_of = io.as_of, .lang = io.lang};
    for (const Tree& tree : trees_) {
      for (const Document& unit : tree.units) subject.units.push_back(&unit);
    }
    return subject;
  }
  const std::vector<Trainee>& trainees() const { return trainees_; }
  /// What the rules say of a unit; null when none of them judges it.
  const Verdict* verdict_on(const Document& unit) const {
    for (const Judgement& judged : judgements_) {
      const auto found = std::ranges::find_if(judged.verdicts, [&](const Verdict& one) {
        return one.kind == st::Judged::unit && one.path == unit.path;
      });
      if (found != judged.verdicts.end()) return &*found;
    }
    return nullptr;
  }
  bool stopped_at(std::string_view gate) const {
    return std::ranges::any_of(trainees_, [&](const Trainee& one) {
      return std::ranges::any_of(one.verdict->findings,
                                 [&](const Finding& finding) { return stops(finding, gate); });
    });
  }

 private:
  std::deque<Tree> trees_{};
  std::deque<Judgement> judgements_{};
  std::deque<Stand> stands_{};
  std::deque<PlanReport> plans_{};
  std::vector<Trainee> trainees_{};
};

/// The options that one report alone has.
void refuse_others(const Options& options, const ReportKind& kind) {
  const bool forms = !options.forms.empty() || !options.identity.empty();
  if (options.gate && (kind.gate.empty() || kind.of_forms))
    throw Trouble(say("report-no-gate", {kind.name}));
  if (forms && !kind.of_forms) throw Trouble(say("report-no-forms", {kind.name}));
  if (!options.unit.empty() && !kind.of_unit) throw Trouble(say("report-not-unit", {kind.name}));
  if ((options.full || !options.trend.empty()) && !kind.of_many)
    throw Trouble(say("report-not-many", {kind.name}));
  if (!options.forms.empty() && options.output == "-")
    throw Trouble(say("certificates-where"), say("certificates-where-help"));
}

/// The unit that is meant: the one named, or the only one.
void set_unit(const Options& options, const Judged& judged, Subject& subject) {
  std::vector<std::string_view> ids;
  for (const Document* unit : subject.units) {
    ids.push_back(unit->id());
    if (unit->id() == options.unit || (options.unit.empty() && subject.units.size() == 1))
      subject.unit = unit;
  }
  if (!subject.unit && options.unit.empty())
    throw Trouble(say("report-which-unit"),
                  ids.empty() ? Phrase() : say("report-which-unit-help", {ids.front()}));
  if (!subject.unit) refuse_word("--unit", options.unit, ids);
  subject.unit_verdict = judged.verdict_on(*subject.unit);
}

Exit run(const Options& options, Io& io) {
  const ReportKind& kind = one_named("NAME", options.name, report_kinds());
  const PaperFormat& format = one_named("--format", options.format, paper_formats());
  const std::vector<std::string> paths =
      options.paths.empty() ? std::vector<std::string>{"."} : options.paths;
  if (kind.of_one && paths.size() > 1) ask_which(paths);
  if (!format.by_helper.empty() && options.output == "-" && io.out_terminal)
    throw Trouble(say("report-terminal", {options.format}), say("report-terminal-help"));
  Io reading{io};
  reading.lang = format.for_people || io.lang_given ? io.lang : Lang::en;
  refuse_others(options, kind);
  std::optional<IdentityFile> identity;
  if (!options.identity.empty()) identity.emplace(options.identity, io);
  const Judged judged(paths, kind, reading);
  if (judged.trainees().empty())
    throw Trouble(say("cli-no-plan", {paths.front()}), say("cli-no-plan-help"));
  Subject subject = judged.subject(reading);
  set_time(options, kind, subject);
  if (identity) subject.identity = &identity->identity();
  subject.full = options.full;
  if (kind.of_unit) set_unit(options, judged, subject);
  std::deque<Judged> earlier;
  for (const std::string& word : split_words(options.trend)) {
    Io then{reading};
    then.as_of = *day_option("--trend", word);
    subject.before.push_back(earlier.emplace_back(paths, kind, then).subject(then));
  }
  const bool forms = !options.forms.empty();
  const std::string output = forms ? "-" : options.output;
  const Paper paper =
      forms ? write_forms(subject, options.forms, options.output, io) : kind.fill(subject);
  const Reader reader{
      .lang = reading.lang, .colour = io.colour && output == "-", .width = io.width};
  std::string text = format.render(paper, reader);
  if (!format.by_helper.empty()) text = made_by_helper(std::string(format.by_helper), text);
  write_output(output, text, io);
  return options.gate && judged.stopped_at(kind.gate) ? Exit::findings : Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.needed("NAME", options->name, say("report-opt-name"));
  usage.argument("PATH", options->paths, say("report-opt-path"));
  usage.option("--format", "FORMAT", options->format, say("report-opt-format"));
  usage.option("-o,--output", "FILE", options->output, say("report-opt-output"));
  usage.option("--from", "DATE", options->from, say("report-opt-from"));
  usage.option("--to", "DATE", options->to, say("report-opt-to"));
  usage.flag("--gate", options->gate, say("report-opt-gate"));
  usage.option("--unit", "UNIT", options->unit, say("report-opt-unit"));
  usage.flag("--full", options->full, say("report-opt-full"));
  usage.option("--trend", "DATE", options->trend, say("report-opt-trend"));
  usage.option("--forms", "DIR", options->forms, say("report-opt-forms"));
  usage.option("--identity", "FILE", options->identity, say("report-opt-identity"));
  std::string names;
  for (const ReportKind& kind : report_kinds()) {
    std::string name(kind.name);
    name.resize(14, ' ');
    names += "\n  " + name + kind.about.in(usage.lang());
  }
  usage.footer(say("report-examples", {names}));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command report() { return {"report", say("papers-summary"), setup}; }

}  // namespace st::cli
