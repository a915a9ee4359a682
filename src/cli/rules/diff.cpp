#include "diff.hpp"

#include <algorithm>
#include <deque>
#include <ostream>

#include "st/report/rules_diff.hpp"

namespace st::cli {
namespace {

const Pack* pack_called(const RuleBook& book, std::string_view word) {
  const auto it = std::find_if(book.packs().begin(), book.packs().end(), [&](const Pack& pack) {
    return pack.id == word || pack.path == word;
  });
  return it == book.packs().end() ? nullptr : &*it;
}

bool is_file(const std::string& word) {
  return word.find('/') != std::string::npos || word.ends_with(".yaml") || word.ends_with(".yml");
}

/// The book with one side in it: a file takes the place of the pack with its id. Of two packs with
/// different ids each is judged without the other.
RuleBook book_with(const std::string& side, const Io& io) {
  RuleBook book = RuleBook::built_in();
  for (const std::string& path : io.packs) add_pack(book, path, Taking::new_id);
  if (is_file(side) && !pack_called(book, side)) add_pack(book, side, Taking::place);
  book.hold_layers();
  refuse_faulty(book, io);
  return book;
}

const Pack& side_of(const RuleBook& book, const std::string& side) {
  if (const Pack* pack = pack_called(book, side)) return *pack;
  std::vector<std::string_view> known;
  for (const Pack& pack : book.packs()) known.push_back(pack.id);
  refuse_word("diff", side, known);
}

std::vector<Verdict> verdicts_on(const std::deque<Tree>& trees, RuleBook& book, Date as_of) {
  std::vector<Verdict> all;
  for (const Tree& tree : trees) {
    std::vector<Verdict> more = check(tree, book, as_of);
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
  return all;
}

RulesDiff of_days(const DiffOptions& options, const std::deque<Tree>& trees, Date before,
                  Date after, Io& io) {
  RuleBook book = rule_book(io);
  RulesDiff diff{before.iso(), after.iso(), compare(book, before, after), {}};
  if (!options.plans.empty())
    diff.outcomes =
        outcome_changes(verdicts_on(trees, book, before), verdicts_on(trees, book, after));
  return diff;
}

RulesDiff of_packs(const DiffOptions& options, const std::deque<Tree>& trees, Io& io) {
  const std::string& a = options.sides.front();
  const std::string& b = options.sides.back();
  RuleBook before = book_with(a, io);
  RuleBook after = book_with(b, io);
  RulesDiff diff{a, b, compare(side_of(before, a), side_of(after, b)), {}};
  if (options.plans.empty()) return diff;
  if (side_of(before, a).id != side_of(after, b).id) {
    if (const Pack* other = pack_called(before, side_of(after, b).id)) before.remove(*other);
    if (const Pack* other = pack_called(after, side_of(before, a).id)) after.remove(*other);
  }
  diff.outcomes =
      outcome_changes(verdicts_on(trees, before, io.as_of), verdicts_on(trees, after, io.as_of));
  return diff;
}

}  // namespace

void declare_diff(Usage& usage, DiffOptions& options) {
  Usage diff = usage.command("diff", say("cli-rules-diff"), options.named);
  diff.argument("A", options.sides, say("cli-rules-diff-sides"));
  diff.option_of_many("--plans", "PATH", options.plans, say("cli-rules-diff-plans"));
  diff.option("--format", "FORMAT", options.format, say("cli-rules-format"));
}

Exit diff(const DiffOptions& options, Io& io) {
  if (options.format != "text" && options.format != "json")
    refuse_word("--format", options.format, {"text", "json"});
  if (options.sides.size() != 2)
    throw Trouble(say("cli-rules-diff-two"), say("cli-rules-diff-two-help"));
  std::deque<Tree> trees;
  for (const std::string& path : options.plans) trees.push_back(tree_at(path));
  const auto before = parse_date(options.sides.front());
  const auto after = parse_date(options.sides.back());
  if (before.has_value() != after.has_value())
    throw Trouble(say("cli-rules-diff-two"), say("cli-rules-diff-two-help"));
  const RulesDiff diff =
      before ? of_days(options, trees, *before, *after, io) : of_packs(options, trees, io);
  RulesReport report = rules_report(io);
  const bool json = options.format == "json";
  if (json && !io.lang_given) report.lang = Lang::en;
  io.out << (json ? diff_json(diff, report) : diff_text(diff, report));
  return Exit::ok;
}

}  // namespace st::cli
