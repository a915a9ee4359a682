// Where st check has its trees from: the disk, the disk as far as something changed, git's index,
// or the disk with one text in the place of a file.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "st/check/books.hpp"
#include "st/check/check.hpp"
#include "st/record/open_tree.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// What is judged; empty: everything.
struct Which {
  std::string changed_since{};  ///< A revision of git.
  bool staged = false;
  std::string stdin_filename{};

  bool part() const { return !changed_since.empty() || staged || !stdin_filename.empty(); }
};

struct Trees {
  /// What `path` stands for; nothing when there is neither a plan nor a unit nor a region.
  std::function<std::optional<OpenTree>(const std::string& path)> at;
  PackReader read_pack = read_file;
  Phrase nothing{};       ///< What is told when nothing is judged of what is there.
  bool one_file = false;  ///< Only the plan, unit or region of one file is told.
};

/// Refuses what does not go together.
Trees trees_of(const Which& which, const std::vector<std::string>& paths, int jobs, Io& io);

/// The trees that are asked for; a plan that two of the paths lead to is in the first.
std::deque<OpenTree> open_trees(const Trees& source, const std::vector<std::string>& paths,
                                bool allow_empty);

/// Is the verdict on what the one file belongs to?
bool is_of_file(const Verdict& verdict, const std::deque<OpenTree>& trees);

/// Judges all of them: `take` gets the verdicts on plans as they come, then those on units and
/// regions, and last what belongs to no other.
void check_trees(std::deque<OpenTree>& trees, Books& books, Date as_of, const Judging& judging,
                 const std::function<void(Verdict)>& take);

}  // namespace st::cli
