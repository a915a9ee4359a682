// Where st check has its trees from: the disk, the disk as far as something changed, git's index,
// or the disk with one text in the place of a file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "st/check/check.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// What is judged; empty: everything.
struct Which {
  std::string changed_since{};  ///< A revision of git.
  bool staged = false;
  std::string stdin_filename{};
};

struct Trees {
  /// What `path` stands for; nothing when there is neither a plan nor a unit nor a region.
  std::function<std::optional<Tree>(const std::string& path)> at;
  decltype(Judging::read_pack) read_pack = read_file;
  Phrase nothing{};       ///< What is told when nothing is judged of what is there.
  bool one_file = false;  ///< Only the plan, unit or region of one file is told.
};

/// Refuses what does not go together.
Trees trees_of(const Which& which, const std::vector<std::string>& paths, int jobs, Io& io);

/// Of one file, only what it belongs to is told.
void keep_one(std::vector<Verdict>& verdicts);

}  // namespace st::cli
