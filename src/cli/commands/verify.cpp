// st verify: what the signatures in plans are worth.
#include "cli/signing/verify.hpp"

#include <algorithm>
#include <deque>
#include <memory>

#include "st/record/approval.hpp"
#include "st/report/paper.hpp"
#include "st/rule/judge.hpp"
#include "st/rule/roles.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/report/written.hpp"
#include "cli/signing/since.hpp"

namespace st::cli {
namespace {

struct Options {
  std::vector<std::string> paths{};
  std::string signers{};
  std::string format{};
  std::vector<std::string> outputs{};
};

Phrase why_of(const Document& plan, const Verified& verified) {
  if (verified.worth != Worth::stale) return verified.why;
  Phrase changed = changed_since_signed(plan, *verified.signature);
  return changed.empty() ? verified.why : changed;
}

Table empty_table() {
  Table table{.name = "signatures"};
  table.columns = {{"plan", say("verify-plan")},
                   {"for", say("verify-what")},
                   {"role", say("paper-role")},
                   {"by", say("verify-by")},
                   {"date", say("verify-date"), Holding::day},
                   {"state", say("verify-worth")},
                   {"why", say("verify-why")},
                   {"rule", say("verify-rule")},
                   {"place", say("verify-place"), Holding::place, true}};
  table.none = say("verify-none");
  return table;
}

std::vector<Cell> row_of(const Document& plan, const Verified& verified, bool for_people) {
  const Record& signature = *verified.signature;
  const Statement said = statement_of(plan, signature);
  const std::vector<Phrase> subjects(said.subjects.begin(), said.subjects.end());
  const bool good = verified.worth == Worth::valid;
  const Phrase state = for_people ? word_for(verified.worth) : Phrase(name(verified.worth));
  return {plan.path,
          enumerate(subjects),
          for_people ? role_phrase(said.role) : Phrase(said.role),
          said.by,
          signature.date("date"),
          Cell(state, good ? Tone::good : Tone::bad),
          why_of(plan, verified),
          verified.rule,
          signature.head()};
}

std::vector<std::string> paths_of(const Options& options) {
  if (!options.paths.empty()) return options.paths;
  const std::string plan = plan_above(".");
  return {plan.empty() ? "." : plan};
}

/// The table, in words for people or for programs; whether all is well.
bool fill(const std::deque<Tree>& trees, const RuleBook& book, Verifiers& verifiers,
          bool for_people, Date as_of, Table& table) {
  bool well = true;
  for (const Tree& tree : trees) {
    for (const Document& plan : tree.plans) {
      if (plan.list("signatures").empty()) continue;
      const World world = world_of(tree, plan);
      const auto packs = packs_for(book, world, plan, as_of);
      for (const Verified& one : verifiers.of(plan.path).verify(world, packs)) {
        const auto date = one.signature->date("date");
        if (date && *date > as_of) continue;
        well = well && one.worth == Worth::valid;
        table.rows.push_back(row_of(plan, one, for_people));
      }
    }
  }
  return well;
}

Exit run(const Options& options, Io& io) {
  const auto outputs = outputs_of(options.outputs, options.format, paper_formats());
  std::deque<Tree> trees;
  std::vector<const Tree*> all;
  for (const std::string& path : paths_of(options))
    all.push_back(&trees.emplace_back(tree_at(path)));
  const RuleBook book = book_for(all, io);
  Verifiers verifiers(options.signers);
  bool well = true;
  for (const Output<PaperFormat>& output : outputs) {
    Paper paper{.name = "verify", .title = say("verify-title"), .as_of = io.as_of};
    Table table = empty_table();
    well = fill(trees, book, verifiers, output.format->for_people, io.as_of, table);
    paper.blocks.emplace_back(std::move(table));
    write_paper(paper, output, io);
  }
  return well ? Exit::ok : Exit::findings;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("PATH", options->paths, say("cli-verify-path"));
  usage.option("--signers", "FILE", options->signers, say("cli-verify-signers"));
  usage.option("--format", "FORMAT", options->format, say("cli-verify-format"));
  usage.option("-o,--output", "[FORMAT:]FILE", options->outputs, say("cli-check-output"));
  usage.footer(say("cli-verify-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command verify() { return {"verify", say("cli-verify"), setup}; }

}  // namespace st::cli
