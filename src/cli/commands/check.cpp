// st check: the verdict on plans, units and regions.
#include "st/check/check.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <ostream>
#include <set>
#include <sstream>

#include "st/check/gate.hpp"
#include "st/record/open_tree.hpp"
#include "st/report/check_report.hpp"
#include "st/report/rules_report.hpp"

#include "cli/check/baseline.hpp"
#include "cli/check/progress.hpp"
#include "cli/check/trees.hpp"
#include "cli/check/watch.hpp"
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/signing/vouch.hpp"

namespace st::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format;
  std::string level;
  std::vector<std::string> rules;
  std::vector<std::string> show;
  std::string fail_on = "error";
  std::string gate;
  std::string jobs;
  std::string shard;
  std::vector<std::string> outputs;
  BaselineOptions baseline;
  bool quiet = false;
  bool watch = false;
  bool statistics = false;
  bool exit_zero = false;
  bool allow_empty = false;
  bool require_signatures = false;
  std::string signers;
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

void share(std::deque<OpenTree>& trees, const std::optional<Shard>& shard) {
  if (!shard) return;
  for (OpenTree& tree : trees) tree.share(*shard);
}

/// The packs that are built in and that these trees can need, and those of --pack.
RuleBook common_book(const std::deque<OpenTree>& trees, const Io& io) {
  RuleBook::Needs all;
  for (const OpenTree& tree : trees) all.add(packs_needed(tree));
  return judging_book(all, io);
}

bool is_fault(const std::string& word) {
  const std::vector<std::string_view> faults = fault_codes();
  return std::find(faults.begin(), faults.end(), word) != faults.end();
}

/// At a gate only what it stops for is told, and what was agreed on.
void keep_at_gate(Verdict& verdict, const std::string& gate) {
  std::erase_if(verdict.findings, [&](const Finding& finding) {
    if (verdict.kind != Judged::plan) return true;  // Who applies is a doctor.
    const bool agreed = finding.outcome == Outcome::excepted && finding.source->gate == gate;
    return finding.outcome && !agreed && !stops(finding, gate);
  });
}

bool fails(const Summary& sum, std::optional<Severity> from) {
  if (!from) return false;
  return sum.errors > 0 || (*from != Severity::error && sum.warnings > 0) ||
         (*from == Severity::note && sum.notes > 0);
}

std::vector<std::string> paths_of(const Options& options) {
  if (!options.paths.empty()) return options.paths;
  const std::string plan = plan_above(".");
  return {plan.empty() ? "." : plan};
}

std::optional<KnownFindings> known_findings(const Options& options, const Io& io) {
  const auto& [file, write, prune] = options.baseline;
  if (file.empty() && (write || prune))
    throw Trouble(say("cli-missing-argument",
                      {"--baseline", write ? "--write-baseline" : "--prune-baseline"}));
  if (file.empty()) return {};
  if (!options.gate.empty())
    throw Trouble(say("cli-not-both", {"--gate", "--baseline"}), say("baseline-no-gate-help"));
  return KnownFindings(options.baseline, paths_of(options),
                       options.which.part() || !options.shard.empty(), io);
}

/// Rules that packs of plans bring along are known when the plans are read.
void read_packs_brought(std::deque<OpenTree> trees, Books& books) {
  Faults told_later;
  for (OpenTree& tree : trees) {
    for (std::size_t i = 0; i < tree.plans(); ++i)
      books.with(books.brought_by(tree.read(i).document, told_later));
  }
}

/// Refuses a --rule that nothing answers to. Says so when it is known but decides nothing. Rules
/// that no checked plan needs are known too. `bring`: makes those of packs of plans known.
void refuse_unknown_rules(const std::vector<std::string>& words, Books& books,
                          const std::function<void()>& bring, Io& io) {
  for (const std::string& word : words) {
    if (is_fault(word)) continue;
    const Rule* rule = books.rule(word);
    if (rule && rule->decides()) continue;
    const RuleBook all = rule_book(io);
    rule = all.covering(word);
    if (!rule && !all.fact(word)) {
      bring();
      rule = books.rule(word);
      if (!rule) throw Trouble(say("cli-unknown-rule", {word}), rule_suggestion(word, all));
    }
    if (rule && rule->decides()) continue;
    io.err << "st: " << io.word(say("cli-decides-nothing", {word})) << '\n';
  }
}

void refuse_unknown_gate(const std::string& gate, Books& books, const std::function<void()>& bring,
                         Io& io) {
  const auto known = [&] {
    return std::ranges::any_of(books.all(), [&](const RuleBook* book) {
      return std::ranges::count(gates(*book), gate) > 0;
    });
  };
  if (gate.empty() || known()) return;
  const RuleBook all = rule_book(io);
  if (std::ranges::count(gates(all), gate) > 0) return;
  bring();
  if (!known()) refuse_word("--gate", gate, gates(all));
}

/// The outputs that are asked for, each with its writer. Standard output is written to as verdicts
/// come; a file is there whole or not at all.
class Writers {
 public:
  Writers(const std::vector<Output<Format>>& outputs, const Telling& telling, Io& io) : io_(io) {
    for (const Output<Format>& output : outputs) {
      const bool shown = output.file == "-";
      Telling own = telling;
      own.lang = output.format->for_people || io.lang_given ? io.lang : Lang::en;
      own.colour = io.colour && shown;
      own.width = shown ? io.width : kFileWidth;
      File& file = files_.emplace_back();
      file.name = output.file;
      file.writer = output.format->open(own, shown ? io.out : file.text);
    }
  }

  void tell(const Verdict& verdict) {
    for (File& file : files_) file.writer->tell(verdict);
  }
  void end(const Summary& summary) {
    for (File& file : files_) {
      file.writer->end(summary);
      if (file.name != "-") write_output(file.name, std::move(file.text).str(), io_);
    }
  }

 private:
  struct File {
    std::string name{};
    std::ostringstream text{};
    std::unique_ptr<CheckWriter> writer{};
  };

  Io& io_;
  std::deque<File> files_{};
};

Judging judging_for(const Options& options, const Telling& telling, const Selection& selection,
                    const Io& io) {
  Judging judging{.jobs = jobs_option(options.jobs)};
  // Rules or a level are counted among the findings.
  judging.tells_settled = !selection.rules.empty() || selection.at_least ||
                          telling.shown.contains(Outcome::met) ||
                          telling.shown.contains(Outcome::not_applicable);
  if (!options.gate.empty()) {
    judging.prepare = [today = io.as_of](Document plan) {
      return as_if_compiled(std::move(plan), today);
    };
  }
  if (options.require_signatures) {
    judging.vouch = [verifiers = std::make_shared<Verifiers>(options.signers)](
                        const World& world, const std::vector<const Pack*>& packs) {
      return vouched_for(world, packs, *verifiers);
    };
  }
  return judging;
}

Telling telling_for(const Options& options, const Io& io) {
  Telling telling;
  add_shown(telling.shown, split_words(options.show));
  if (!options.gate.empty()) telling.shown.insert(Outcome::due);
  telling.gate = options.gate;
  telling.as_of = io.as_of;
  telling.version = ST_VERSION;
  telling.baseline = options.baseline.file;
  telling.quiet = options.quiet;
  telling.statistics = options.statistics;
  return telling;
}

/// A line of progress would stand in the middle of a text for programs on the same terminal.
bool may_show_progress(const Options& options, const std::vector<Output<Format>>& outputs,
                       const Io& io) {
  return !options.quiet &&
         !(io.out_terminal && std::ranges::any_of(outputs, [](const Output<Format>& output) {
             return output.file == "-" && !output.format->for_people;
           }));
}

void add_packs_from_outside(const Books& books, std::set<std::string>& files) {
  for (const RuleBook* book : books.all()) {
    for (const Pack& pack : book->packs()) {
      if (pack.from_outside) files.insert(pack.path);
    }
  }
}

void refuse_without_place(const std::vector<Output<Format>>& outputs) {
  const bool any = std::ranges::any_of(
      outputs, [](const Output<Format>& output) { return output.format->has_statistics; });
  if (!any)
    throw Trouble(say("statistics-no-place", {outputs.front().format->name}),
                  say("statistics-no-place-help"));
}

Exit exit_of(const Options& options, const Summary& summary) {
  const auto from = fail_on(options.fail_on);
  if (options.exit_zero) return Exit::ok;
  if (!options.gate.empty()) return summary.stops > 0 ? Exit::findings : Exit::ok;
  return fails(summary, from) ? Exit::findings : Exit::ok;
}

/// `read`: gets the files that were read besides those of plans.
Exit run(const Options& options, Io& io, std::set<std::string>& read) {
  const auto outputs = outputs_of(options.outputs, options.format, formats());
  if (options.statistics) refuse_without_place(outputs);
  fail_on(options.fail_on);  // Refuses what it does not know.
  const Selection selection{split_words(options.rules), level_option(options.level)};
  const Telling telling = telling_for(options, io);
  const Judging judging = judging_for(options, telling, selection, io);
  const Trees source = trees_of(options.which, options.paths, judging.jobs, io);
  auto known = known_findings(options, io);
  if (known) read.insert(known->file());
  const auto open = [&] { return open_trees(source, paths_of(options), options.allow_empty); };
  std::deque<OpenTree> trees = open();
  share(trees, shard_option(options.shard));
  Books books(
      common_book(trees, io), [&io] { return judging_book({.all = true}, io); }, source.read_pack);
  const auto bring = [&] { read_packs_brought(open(), books); };
  refuse_unknown_rules(selection.rules, books, bring, io);
  refuse_unknown_gate(options.gate, books, bring, io);
  Writers writers(outputs, telling, io);
  Summary summary;
  Progress progress(io, may_show_progress(options, outputs, io));
  bool any = false;
  const auto tell = [&](Verdict verdict) {
    if (known) known->hold(verdict);
    if (source.one_file && !is_of_file(verdict, trees)) return;
    any = true;
    select(verdict, selection);
    if (known) known->settle(verdict);
    if (!options.gate.empty()) keep_at_gate(verdict, options.gate);
    add(summary, telling, verdict);
    progress.step([&] { writers.tell(verdict); });
  };
  check_trees(trees, books, io.as_of, judging, tell);
  progress.end();
  add_packs_from_outside(books, read);
  if (known) known->write(io);
  summary.held_back = known ? known->count() : 0;
  if (!any && std::ranges::any_of(trees, &OpenTree::passed_over)) summary.nothing = source.nothing;
  writers.end(summary);
  if (known && !options.quiet) known->tell(io);
  return exit_of(options, summary);
}

/// What is written again and again: a text for who looks on, or whole files.
void refuse_to_watch(const Options& options) {
  const auto& [file, write, prune] = options.baseline;
  if (write || prune)
    throw Trouble(
        say("cli-not-both", {"--watch", write ? "--write-baseline" : "--prune-baseline"}));
  // Neither changes with the files that are watched.
  const bool staged = options.which.staged;
  if (staged || !options.which.stdin_filename.empty())
    throw Trouble(say("cli-not-both", {"--watch", staged ? "--staged" : "--stdin-filename"}));
  for (const auto& output : outputs_of(options.outputs, options.format, formats())) {
    if (output.file == "-" && !output.format->for_people)
      throw Trouble(
          say("cli-not-both", {"--watch", "--format " + std::string(output.format->name)}),
          say("watch-to-file", {output.format->name}));
  }
}

Exit watch(const Options& options, Io& io) {
  refuse_to_watch(options);
  return keep_checking(
      paths_of(options), [&](std::set<std::string>& read) { return run(options, io, read); },
      options.quiet, io);
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
  usage.option("--baseline", "FILE", options->baseline.file, say("cli-check-baseline"));
  usage.flag("--write-baseline", options->baseline.write, say("cli-check-write-baseline"));
  usage.flag("--prune-baseline", options->baseline.prune, say("cli-check-prune-baseline"));
  usage.flag("-q,--quiet", options->quiet, say("cli-check-quiet"));
  usage.flag("--watch", options->watch, say("cli-check-watch"));
  usage.flag("--statistics", options->statistics, say("cli-check-statistics"));
  usage.flag("--exit-zero", options->exit_zero, say("cli-check-exit-zero"));
  usage.flag("--allow-empty", options->allow_empty, say("cli-check-allow-empty"));
  usage.flag("--require-signatures", options->require_signatures,
             say("cli-check-require-signatures"));
  usage.option("--signers", "FILE", options->signers, say("cli-verify-signers"));
  usage.option("--changed-since", "REV", options->which.changed_since,
               say("cli-check-changed-since"));
  usage.flag("--staged", options->which.staged, say("cli-check-staged"));
  usage.option("--stdin-filename", "FILE", options->which.stdin_filename,
               say("cli-check-stdin-filename"));
  usage.option("--shard", "I/N", options->shard, say("cli-shard"));
  usage.option("-j,--jobs", "N", options->jobs, say("cli-check-jobs"));
  usage.footer(say("cli-check-examples"));
  return [options](Io& io) {
    std::set<std::string> read;
    return options->watch ? watch(*options, io) : run(*options, io, read);
  };
}

}  // namespace

Command check() { return {"check", say("cli-check"), setup}; }

}  // namespace st::cli
