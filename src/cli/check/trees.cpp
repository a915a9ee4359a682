#include "trees.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <iterator>
#include <set>

#include "changed.hpp"
#include "staged.hpp"

namespace st::cli {
namespace {

void refuse_together(const Which& which, const std::vector<std::string>& paths) {
  std::vector<Phrase> given;
  const auto note = [&](bool is, std::string_view option) {
    if (is) given.emplace_back(option);
  };
  note(!which.changed_since.empty(), "--changed-since");
  note(which.staged, "--staged");
  note(!which.stdin_filename.empty(), "--stdin-filename");
  if (given.size() > 1) throw Trouble(say("cli-not-both", {given[0], given[1]}));
  const bool dash = std::ranges::count(paths, "-") > 0;
  if (dash != !which.stdin_filename.empty() || (dash && paths.size() > 1))
    throw Trouble(say("check-stdin"), say("check-stdin-help"));
}

/// The file as it is in an editor; the rest as it is on the disk.
Trees trees_with(const std::string& file, Io& io) {
  const std::string text{std::istreambuf_iterator<char>(io.in), {}};
  const auto at = [file, text](const std::string&) -> std::optional<OpenTree> {
    auto tree = OpenTree::open_with(file, text);
    if (const auto* trouble = std::get_if<IoTrouble>(&tree))
      throw Trouble(say("cli-cannot-read", {file, trouble->why}));
    return std::move(std::get<OpenTree>(tree));
  };
  return {.at = at, .one_file = true};
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
  rest.kept = std::make_shared<std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>>(
      std::move(rest.kept), std::move(more.kept));
}

/// The same unit, reached by two of the paths, is told once. What belongs to no plan is one entry
/// for all of them.
void append(std::vector<Verdict>& all, std::vector<Verdict> more) {
  namespace fs = std::filesystem;
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

}  // namespace

Trees trees_of(const Which& which, const std::vector<std::string>& paths, int jobs, Io& io) {
  refuse_together(which, paths);
  if (!which.changed_since.empty()) return trees_changed(which.changed_since, jobs, io.packs);
  if (which.staged) return trees_staged(io.packs);
  if (!which.stdin_filename.empty()) return trees_with(which.stdin_filename, io);
  return {.at = [](const std::string& path) { return open_if_any(path); }};
}

std::deque<OpenTree> open_trees(const Trees& source, const std::vector<std::string>& paths,
                                bool allow_empty) {
  namespace fs = std::filesystem;
  std::deque<OpenTree> trees;
  std::set<fs::path> seen;
  for (const std::string& path : paths) {
    auto tree = source.at(path);
    if (!tree && allow_empty) continue;
    if (!tree) throw Trouble(say("cli-no-plan", {path}), say("cli-no-plan-help"));
    if (paths.size() > 1) {
      tree->keep([&](const fs::path& folder, const std::string&) {
        std::error_code none;
        return seen.insert(fs::weakly_canonical(folder, none)).second;
      });
    }
    trees.push_back(std::move(*tree));
  }
  return trees;
}

bool is_of_file(const Verdict& verdict, const std::deque<OpenTree>& trees) {
  const bool plan = std::ranges::any_of(trees, &OpenTree::plans);
  return plan ? verdict.kind == Judged::plan : verdict.kind != Judged::tree;
}

void check_trees(std::deque<OpenTree>& trees, Books& books, Date as_of, const Judging& judging,
                 const std::function<void(Verdict)>& take) {
  std::vector<Verdict> around;
  for (OpenTree& tree : trees) append(around, check_each(tree, books, as_of, judging, take));
  std::ranges::stable_sort(around, {}, &Verdict::kind);  // Units, regions, and last the rest.
  for (Verdict& verdict : around) take(std::move(verdict));
}

}  // namespace st::cli
