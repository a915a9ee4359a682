#include "trees.hpp"

#include <algorithm>
#include <istream>
#include <iterator>

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
  if (given.size() > 1) throw Trouble(say("check-not-both", {enumerate(given)}));
  const bool dash = std::ranges::count(paths, "-") > 0;
  if (dash != !which.stdin_filename.empty() || (dash && paths.size() > 1))
    throw Trouble(say("check-stdin"), say("check-stdin-help"));
}

/// The file as it is in an editor; the rest as it is on the disk.
Trees trees_with(const std::string& file, Io& io) {
  const auto at = [&io, file](const std::string&) -> std::optional<Tree> {
    const std::string text{std::istreambuf_iterator<char>(io.in), {}};
    auto tree = load_with(file, text);
    if (const auto* trouble = std::get_if<IoTrouble>(&tree))
      throw Trouble(say("cli-cannot-read", {file, trouble->why}));
    return std::move(std::get<Tree>(tree));
  };
  return {.at = at, .one_file = true};
}

}  // namespace

Trees trees_of(const Which& which, const std::vector<std::string>& paths, int jobs, Io& io) {
  refuse_together(which, paths);
  if (!which.changed_since.empty()) return trees_changed(which.changed_since, jobs, io.packs);
  if (which.staged) return trees_staged(io.packs);
  if (!which.stdin_filename.empty()) return trees_with(which.stdin_filename, io);
  return {.at = [jobs](const std::string& path) { return tree_if_any(path, Units::named, jobs); }};
}

void keep_one(std::vector<Verdict>& verdicts) {
  const bool plan = std::ranges::count(verdicts, Judged::plan, &Verdict::kind) > 0;
  std::erase_if(verdicts, [&](const Verdict& verdict) {
    return plan ? verdict.kind != Judged::plan : verdict.kind == Judged::tree;
  });
}

}  // namespace st::cli
