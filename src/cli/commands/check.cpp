// st check: the verdict on plans, units and regions.
#include "st/check/check.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <variant>

#include "st/check/gate.hpp"
#include "st/record/load.hpp"
#include "st/report/check_report.hpp"
#include "st/report/rules_report.hpp"

#include "cli/check/trees.hpp"
#include "cli/command.hpp"
#include "cli/outputs.hpp"

namespace st::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string level;
  std::vector<std::string> rules;
  std::vector<std::string> show;
  std::string fail_on = "error";
  std::string gate;
  std::string jobs;
  std::vector<std::string> outputs;
  bool exit_zero = false;
  bool allow_empty = false;
  Which which{};
};

/// From here on, this severity and the graver ones make the exit status 1; nothing: none does.
std::optional<Severity> fail_on(const std::string& word) {
  if (word == "error") return Severity::error;
  if (word == "warning") return Severity::warning;
  if (word == "note") return Severity::note;
  if (word == "never") return {};
  refuse_word("--fail-on", word, {"error", "warning", "note", "never"});
}

void add_shown(std::set<Outcome>& shown, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "all") {
      shown.insert(all_outcomes.begin(), all_outcomes.end());
    } else if (const auto outcome = outcome_named(word)) {
      shown.insert(*outcome);
    } else {
      std::vector<std::string_view> known{"all"};
      for (Outcome one : all_outcomes) known.push_back(name(one));
      refuse_word("--show", word, known);
    }
  }
}

/// What two of the paths say of a file that is not there is told once.
void add_to_rest(Verdict& rest, Verdict more) {
  for (Finding& finding : more.findings) {
    const bool told =
        std::any_of(rest.findings.begin(), rest.findings.end(), [&](const Finding& other) {
          return finding.source && other.source == finding.source &&
                 other.subject == finding.subject;
        });
    if (!told) rest.findings.push_back(std::move(finding));
  }
  for (const auto& [outcome, count] : more.outcomes)
    rest.outcomes[outcome] = std::max(rest.outcomes[outcome], count);
}

/// The same plan or unit, reached by two of the paths, is told once. What belongs to no plan is one
/// entry for all of them.
void append(std::vector<Verdict>& all, std::vector<Verdict> more) {
  namespace fs = std::filesystem;
  if (all.empty()) {  // One path alone tells nothing twice.
    all = std::move(more);
    return;
  }
  std::error_code none;
  for (Verdict& verdict : more) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Verdict& other) {
      if (other.kind != verdict.kind) return false;
      if (verdict.kind == Judged::tree || other.path == verdict.path) return true;
      return fs::weakly_canonical(other.path, none) == fs::weakly_canonical(verdict.path, none);
    });
    if (same == all.end()) {
      all.push_back(std::move(verdict));
    } else if (verdict.kind == Judged::tree) {
      add_to_rest(*same, std::move(verdict));
    }
  }
}

/// Plans, units, regions, and last what belongs to no other.
void sort_kinds(std::vector<Verdict>& verdicts) {
  std::stable_sort(verdicts.begin(), verdicts.end(),
                   [](const Verdict& a, const Verdict& b) { return a.kind < b.kind; });
}

bool is_fault(const std::string& word) {
  const std::vector<std::string_view> faults = fault_codes();
  return std::find(faults.begin(), faults.end(), word) != faults.end();
}

const Rule* rule_for(const RuleBook& book, const std::string& word) {
  const Rule* rule = book.rule(word);
  return rule ? rule : book.covering(word);
}

/// Refuses a --rule that nothing answers to. Says so when it is known but decides nothing. Rules
/// that no checked plan needs are known too.
void refuse_unknown_rules(const std::vector<std::string>& words, const RuleBook& needed, Io& io) {
  for (const std::string& word : words) {
    if (is_fault(word)) continue;
    const Rule* rule = rule_for(needed, word);
    if (rule && rule->decides()) continue;
    const RuleBook all = rule_book(io);
    rule = rule_for(all, word);
    if (rule && rule->decides()) continue;
    if (!rule && !all.fact(word)) {
      throw Trouble(say("cli-unknown-rule", {word}), rule_suggestion(word, all));
    }
    io.err << "st: " << io.word(say("cli-decides-nothing", {word})) << '\n';
  }
}

void refuse_unknown_gate(const std::string& gate, const RuleBook& needed, Io& io) {
  if (gate.empty() || std::ranges::count(gates(needed), gate) > 0) return;
  const RuleBook all = rule_book(io);
  const auto known = gates(all);
  if (std::ranges::count(known, gate) == 0) refuse_word("--gate", gate, known);
}

/// At a gate only what it stops for is told, and what was agreed on.
void keep_at_gate(std::vector<Verdict>& verdicts, const std::string& gate) {
  for (Verdict& verdict : verdicts) {
    std::erase_if(verdict.findings, [&](const Finding& finding) {
      if (verdict.kind != Judged::plan) return true;  // Who applies is a doctor.
      const bool agreed = finding.outcome == Outcome::excepted && finding.source->gate == gate;
      return finding.outcome && !agreed && !stops(finding, gate);
    });
  }
}

bool fails(const CheckReport& report, std::optional<Severity> from) {
  if (!from) return false;
  const Summary sum = summarise(report);
  return sum.errors > 0 || (*from != Severity::error && sum.warnings > 0) ||
         (*from == Severity::note && sum.notes > 0);
}

void write(CheckReport& report, const Output<Format>& output, Io& io) {
  const bool shown = output.file == "-";
  report.lang = output.format->for_people || io.lang_given ? io.lang : Lang::en;
  report.colour = io.colour && shown;
  report.width = shown ? io.width : kFileWidth;
  write_output(output.file, output.format->render(report), io);
}

std::vector<std::string> paths_of(const Options& options) {
  if (!options.paths.empty()) return options.paths;
  const std::string plan = plan_above(".");
  return {plan.empty() ? "." : plan};
}

Exit run(const Options& options, Io& io) {
  const auto outputs =
      outputs_of(options.outputs, one_named("--format", options.format, formats()), formats());
  const auto from = fail_on(options.fail_on);
  const int jobs = jobs_option(options.jobs);
  const Selection selection{split_words(options.rules), level_option(options.level)};
  CheckReport report;
  add_shown(report.shown, split_words(options.show));
  report.as_of = io.as_of;
  report.version = ST_VERSION;
  const Trees source = trees_of(options.which, options.paths, jobs, io);
  std::deque<Tree> trees;  // Kept, as the book is, while the verdicts point into them.
  std::vector<const Tree*> all;
  for (const std::string& path : paths_of(options)) {
    auto found = source.at(path);
    if (!found && options.allow_empty) continue;
    if (!found) throw Trouble(say("cli-no-plan", {path}), say("cli-no-plan-help"));
    Tree& tree = trees.emplace_back(std::move(*found));
    if (!options.gate.empty()) as_if_compiled(tree, io.as_of);
    all.push_back(&tree);
  }
  RuleBook book = book_for(all, io);
  // Rules or a level are counted among the findings.
  const bool all_told = !selection.rules.empty() || selection.at_least ||
                        report.shown.contains(Outcome::not_applicable);
  for (const Tree& tree : trees)
    append(report.verdicts, check(tree, book, io.as_of, {jobs, all_told, source.read_pack}));
  if (source.one_file) keep_one(report.verdicts);
  if (report.verdicts.empty() && std::ranges::any_of(trees, &Tree::passed_over))
    report.nothing = source.nothing;
  sort_kinds(report.verdicts);
  refuse_unknown_rules(selection.rules, book, io);
  refuse_unknown_gate(options.gate, book, io);
  select(report.verdicts, selection);
  if (!options.gate.empty()) {
    keep_at_gate(report.verdicts, options.gate);
    report.gate = options.gate;
    report.shown.insert(Outcome::due);
  }
  for (const auto& output : outputs) write(report, output, io);
  if (options.exit_zero) return Exit::ok;
  if (!options.gate.empty()) return summarise(report).stops > 0 ? Exit::findings : Exit::ok;
  return fails(report, from) ? Exit::findings : Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("PATH", options->paths, say("cli-check-path"));
  usage.option("--format", "FORMAT", options->format, say("cli-check-format"));
  usage.option("--level", "LEVEL", options->level, say("cli-check-level"));
  usage.option("--rule", "RULE", options->rules, say("cli-check-rule"));
  usage.option("--show", "OUTCOME", options->show, say("cli-check-show"));
  usage.option("--fail-on", "SEVERITY", options->fail_on, say("cli-check-fail-on"));
  usage.option("--gate", "GATE", options->gate, say("cli-check-gate"));
  usage.option("-o,--output", "[FORMAT:]FILE", options->outputs, say("cli-check-output"));
  usage.flag("--exit-zero", options->exit_zero, say("cli-check-exit-zero"));
  usage.flag("--allow-empty", options->allow_empty, say("cli-check-allow-empty"));
  usage.option("--changed-since", "REV", options->which.changed_since,
               say("cli-check-changed-since"));
  usage.flag("--staged", options->which.staged, say("cli-check-staged"));
  usage.option("--stdin-filename", "FILE", options->which.stdin_filename,
               say("cli-check-stdin-filename"));
  usage.option("-j,--jobs", "N", options->jobs, say("cli-check-jobs"));
  usage.footer(say("cli-check-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command check() { return {"check", say("cli-check"), setup}; }

}  // namespace st::cli
