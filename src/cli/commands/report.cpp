// `st report`: the pages and files that people hand over.
#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <ostream>

#include "st/report/papers.hpp"

#include "cli/command.hpp"
#include "cli/helper.hpp"
#include "cli/outputs.hpp"
#include "cli/report/forms.hpp"
#include "cli/report/judged.hpp"
#include "cli/report/metrics.hpp"
#include "cli/report/written.hpp"

namespace st::cli {
namespace {

struct Options {
  std::string name;
  std::vector<std::string> paths;
  std::string format;
  std::vector<std::string> outputs;
  std::string from;
  std::string to;
  bool gate = false;
  MetricsOptions metrics;
  std::string unit;
  std::string role;
  std::string forms;
  std::string identity;
};

std::vector<Output<PaperFormat>> wanted(const Options& options, const Io& io) {
  // With forms, --output is the folder of the filled ones.
  auto all = outputs_of(options.forms.empty() ? options.outputs : std::vector<std::string>{},
                        options.format, paper_formats());
  for (const auto& one : all) {
    if (!one.format->by_helper.empty() && one.file == "-" && io.out_terminal)
      throw Trouble(say("report-terminal", {one.format->name}), say("report-terminal-help"));
  }
  return all;
}

/// The options that one report alone has.
void refuse_others(const Options& options, const ReportKind& kind) {
  const bool forms = !options.forms.empty() || !options.identity.empty();
  if (options.gate && (kind.gate.empty() || kind.of_forms))
    throw Trouble(say("report-no-gate", {kind.name}));
  if (forms && !kind.of_forms) throw Trouble(say("report-no-forms", {kind.name}));
  if (!options.unit.empty() && !kind.of_unit) throw Trouble(say("report-not-unit", {kind.name}));
  if (!options.role.empty() && !kind.of_roles) throw Trouble(say("report-no-roles", {kind.name}));
  const MetricsOptions& metrics = options.metrics;
  if (!kind.of_many &&
      (metrics.full || metrics.facts || !metrics.trend.empty() || !metrics.shard.empty()))
    throw Trouble(say("report-not-many", {kind.name}));
  if (!options.forms.empty() && (options.outputs.size() != 1 || options.outputs.front() == "-"))
    throw Trouble(say("certificates-where"), say("certificates-where-help"));
}

/// What a report is filled from, in one language.
class Material {
 public:
  Material(const Options& options, const ReportKind& kind, const Identity* identity, const Io& io)
      : judged_(paths_of(options, kind), kind.gate, io) {
    if (judged_.trainees().empty())
      throw Trouble(say("cli-no-plan", {paths_of(options, kind).front()}), say("cli-no-plan-help"));
    subject_ = judged_.subject(io);
    subject_.identity = identity;
    set_time(options, kind);
    set_role(options);
    if (kind.of_unit && !of_plan(options, kind)) set_unit(options);
  }
  Material(const Material&) = delete;
  Material& operator=(const Material&) = delete;

  const Subject& subject() const { return subject_; }
  bool stopped_at(std::string_view gate) const { return judged_.stopped_at(gate); }

 private:
  /// A report about one plan is that unless a unit is asked for.
  static bool of_plan(const Options& options, const ReportKind& kind) {
    return kind.of_one && options.unit.empty();
  }

  static std::vector<std::string> paths_of(const Options& options, const ReportKind& kind) {
    std::vector<std::string> paths = options.paths;
    if (paths.empty()) paths.emplace_back(".");
    if (!of_plan(options, kind)) return paths;
    if (paths.size() > 1) ask_which(paths);
    return {plan_at(paths.front())};
  }

  void set_time(const Options& options, const ReportKind& kind) {
    subject_.from = day_option("--from", options.from);
    subject_.to = day_option("--to", options.to);
    if (!kind.of_time && (subject_.from || subject_.to))
      throw Trouble(say("report-no-time", {kind.name}));
    if (subject_.from && subject_.to && *subject_.to < *subject_.from)
      throw Trouble(say("date-order", {"--to", "--from"}));
  }

  void set_role(const Options& options) {
    if (options.role.empty()) return;
    const std::vector<std::string_view> known = duty_roles(subject_);
    if (std::ranges::count(known, options.role) == 0) refuse_word("--role", options.role, known);
    subject_.role = options.role;
  }

  /// The unit that is meant: the one named, or the only one.
  void set_unit(const Options& options) {
    std::vector<std::string_view> ids;
    for (const Document* unit : subject_.units) {
      ids.push_back(unit->id());
      if (unit->id() == options.unit || (options.unit.empty() && subject_.units.size() == 1))
        subject_.unit = unit;
    }
    if (!subject_.unit && options.unit.empty())
      throw Trouble(say("report-which-unit"),
                    ids.empty() ? Phrase() : say("report-which-unit-help", {ids.front()}));
    if (!subject_.unit) refuse_word("--unit", options.unit, ids);
    subject_.unit_verdict = judged_.verdict_on(*subject_.unit);
  }

  Judged judged_;
  Subject subject_{};
};

/// A report that counts over many plans keeps none of them.
Exit count(const Options& options, const ReportKind& kind, Io& io) {
  MetricsOptions metrics = options.metrics;
  metrics.from = options.from;
  if (!options.to.empty()) throw Trouble(say("report-no-time", {kind.name}));
  refuse_unfit(metrics);
  if (metrics.facts) return tell_facts(metrics, options.paths, options.format, options.outputs, io);
  const auto outputs = wanted(options, io);
  const Sums sums = sums_of(metrics, options.paths, io);
  const RuleBook book = rule_book(io);
  for (const Output<PaperFormat>& output : outputs) {
    Io reading{io};
    reading.lang = language_of(*output.format, io);
    Subject subject{.as_of = sums.now->as_of(), .lang = reading.lang, .full = metrics.full};
    subject.sums = sums.now.get();
    for (const auto& then : sums.before) subject.before.push_back(then.get());
    subject.book = &book;
    write_paper(kind.fill(subject), output, io);
  }
  return Exit::ok;
}

Exit run(const Options& options, Io& io) {
  const ReportKind& kind = one_named("NAME", options.name, report_kinds());
  refuse_others(options, kind);
  if (kind.of_many) return count(options, kind, io);
  const auto outputs = wanted(options, io);
  std::optional<IdentityFile> identity;
  if (!options.identity.empty()) {
    identity.emplace(options.identity, io);
    io.masks = false;  // Who hands over the numbers wants to see them.
  }
  std::map<Lang, Material> materials;  // Machine formats are in English, others in the reader's.
  bool stopped = false;
  for (const Output<PaperFormat>& output : outputs) {
    Io reading{io};
    reading.lang = language_of(*output.format, io);
    const Material& material = materials
                                   .try_emplace(reading.lang, options, kind,
                                                identity ? &identity->identity() : nullptr, reading)
                                   .first->second;
    const bool forms = !options.forms.empty();
    write_paper(forms ? write_forms(material.subject(), options.forms, options.outputs.front(), io)
                      : kind.fill(material.subject()),
                output, io);
    stopped = options.gate && material.stopped_at(kind.gate);
  }
  return stopped ? Exit::findings : Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.needed("NAME", options->name, say("report-opt-name"));
  usage.argument("PATH", options->paths, say("report-opt-path"));
  usage.option("--format", "FORMAT", options->format, say("report-opt-format"));
  usage.option("-o,--output", "[FORMAT:]FILE", options->outputs, say("report-opt-output"));
  usage.option("--from", "DATE|FILE", options->from, say("report-opt-from"));
  usage.option("--to", "DATE", options->to, say("report-opt-to"));
  usage.flag("--gate", options->gate, say("report-opt-gate"));
  usage.option("--unit", "UNIT", options->unit, say("report-opt-unit"));
  usage.option("--role", "ROLE", options->role, say("report-opt-role"));
  usage.flag("--full", options->metrics.full, say("report-opt-full"));
  usage.option("--trend", "DATE", options->metrics.trend, say("report-opt-trend"));
  usage.flag("--facts", options->metrics.facts, say("report-opt-facts"));
  usage.option("--shard", "I/N", options->metrics.shard, say("report-opt-shard"));
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
