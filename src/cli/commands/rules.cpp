// st rules: the rule book, listed; test: the examples that its rules carry, run; diff: what
// changed.
#include <algorithm>
#include <memory>
#include <ostream>

#include "st/report/rules_report.hpp"
#include "st/rule/examples.hpp"
#include "st/rule/verb.hpp"

#include "cli/command.hpp"
#include "cli/rules/diff.hpp"

namespace st::cli {
namespace {

struct Options {
  bool testing = false;
  DiffOptions diff;
  std::vector<std::string> packs;
  std::vector<std::string> tested;
  std::string format = "text";
  std::string level;
  std::string verb;
  std::string role;
};

const Pack* pack_called(const RuleBook& book, std::string_view word) {
  for (const Pack& pack : book.packs()) {
    if (pack.id == word || pack.path == word) return &pack;
  }
  return nullptr;
}

/// The packs that the words name, each an id or the file of --pack; all when there are none.
std::vector<const Pack*> chosen(const RuleBook& book, const std::vector<std::string>& words) {
  std::vector<const Pack*> packs;
  std::vector<std::string_view> known;
  for (const Pack& pack : book.packs()) {
    known.push_back(pack.id);
    if (words.empty()) packs.push_back(&pack);
  }
  for (const std::string& word : words) {
    const Pack* pack = pack_called(book, word);
    if (!pack) refuse_word("PACK", word, known);
    if (std::find(packs.begin(), packs.end(), pack) == packs.end()) packs.push_back(pack);
  }
  return packs;
}

/// `--pack vastmanland` names a pack that is built in: it chooses; a file is read and chosen.
/// A PACK that looks like a file is read too.
void sort_packs(std::vector<std::string>& words, Io& io) {
  const RuleBook built_in = RuleBook::built_in();
  std::vector<std::string> files;
  words.insert(words.end(), io.packs.begin(), io.packs.end());
  for (const std::string& word : words) {
    const bool file = word.find('/') != std::string::npos || word.ends_with(".yaml");
    if (!pack_called(built_in, word) && file) files.push_back(word);
  }
  io.packs = std::move(files);
}

std::vector<std::string_view> verb_names() {
  std::vector<std::string_view> known{"fact"};
  for (const Verb* verb : verbs()) known.push_back(verb->name);
  return known;
}

/// Everybody whom a rule names: an authority may have a duty too.
std::vector<std::string_view> role_names(const RuleBook& book) {
  std::vector<std::string_view> known =
      names(*person_type().find("roles")->record->find("role")->words);
  for (const Pack& pack : book.packs()) {
    for (const Rule& rule : pack.rules) {
      for (const std::string_view role : roles_of(rule)) known.push_back(role);
    }
  }
  return known;
}

/// The word, which may be empty; refuses one that is not among the known.
std::string one_of(std::string_view option, const std::string& word,
                   const std::vector<std::string_view>& known) {
  if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end())
    refuse_word(option, word, known);
  return word;
}

Exit list(const Options& options, const RuleBook& book, RulesReport report, Io& io) {
  if (options.format != "text" && options.format != "json") {
    refuse_word("--format", options.format, {"text", "json"});
  }
  report.at_least = level_option(options.level);
  report.verb = one_of("--verb", options.verb, verb_names());
  report.role = one_of("--role", options.role, role_names(book));
  report.packs = chosen(book, options.packs);
  io.out << (options.format == "json" ? rules_json(report) : list_rules(report));
  return Exit::ok;
}

Exit test(const Options& options, const RuleBook& book, const RulesReport& report, Io& io) {
  std::vector<ExampleResult> results;
  std::vector<const Rule*> lacking;
  for (const Pack* pack : chosen(book, options.tested)) {
    for (ExampleResult& result : run_examples(book, *pack)) results.push_back(std::move(result));
    for (const Rule* rule : without_examples(*pack)) lacking.push_back(rule);
  }
  io.out << examples_text(results, lacking, report);
  return std::all_of(results.begin(), results.end(), passed) ? Exit::ok : Exit::findings;
}

Exit run(Options& options, Io& io) {
  if (options.diff.named) return diff(options.diff, io);
  sort_packs(options.testing ? options.tested : options.packs, io);
  const RuleBook book = with_packs(RuleBook::built_in(), io, Taking::place);
  const RulesReport report = rules_report(io);
  return options.testing ? test(options, book, report, io) : list(options, book, report, io);
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("PACK", options->packs, say("cli-rules-pack"));
  usage.option("--format", "FORMAT", options->format, say("cli-rules-format"));
  usage.option("--level", "LEVEL", options->level, say("cli-check-level"));
  usage.option("--verb", "VERB", options->verb, say("cli-rules-verb"));
  usage.option("--role", "ROLE", options->role, say("cli-rules-role"));
  usage.footer(say("cli-rules-examples"));
  Usage test = usage.command("test", say("cli-rules-test"), options->testing);
  test.argument("PACK", options->tested, say("cli-rules-test-pack"));
  declare_diff(usage, options->diff);
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command rules() { return {"rules", say("cli-rules"), setup}; }

}  // namespace st::cli
