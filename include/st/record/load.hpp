// From folders to documents: which files belong to which plan, unit and region (design part 2).
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "st/record/document.hpp"

namespace st {

struct Tree {
  std::deque<Document> plans;  ///< By path.
  std::deque<Document> units;  ///< By path; `asked` tells those inside what was asked for.
  std::deque<Document> regions;
  Document rest;  ///< What belongs to no other: files that could not be read, lone faults.
  std::vector<bool> unit_asked;  ///< Parallel to units: inside the tree that was asked for.
  std::vector<bool> region_asked;
  bool passed_over = false;  ///< There is more, on which no change bears.
};

/// What changed, where only that and what hangs on it is asked for: plans that a change touches or
/// bears on, and units and regions. Everything else is read as far as these need it.
struct Changes {
  /// Files that are new, changed or gone; of a folder all below it. Absolute paths without links;
  /// in `tree_of` as they stand in the store.
  std::set<std::string> files{};
  std::set<std::string> units{};  ///< Ids of those among them.
  std::set<std::string> words{};  ///< What plans name changed regions and packs by.
  bool all = false;               ///< Something changed that bears on everything.

  /// Notes a file that changed, by a text of it, before or after. Only units, regions and packs are
  /// named by others.
  void note(const std::string& file, const std::string& text);
};

/// Which of the units above what is asked for are read.
enum class Units {
  all,
  named  ///< Those that a plan, or a unit that is read, may name: enough to judge what is there.
};

/// Finds and reads what `path` stands for: a plan's folder, a tree of plans, or a file that
/// belongs to one. Units and regions are also looked for in the folders above a plan and in their
/// `units/` and `regions/`, up to the folder that holds .git (without git: three levels).
/// An argument that does not exist or cannot be read is `trouble`.
/// Plans are read by `jobs` threads at a time. With `changes`, only what they bear on is asked for.
std::variant<Tree, IoTrouble> load(const std::filesystem::path& path, Units units = Units::all,
                                   int jobs = 1, const Changes* changes = nullptr);

/// Reads what the file stands for as it is when that file, on the disk or not yet, holds `text`.
std::variant<Tree, IoTrouble> load_with(const std::filesystem::path& file, const std::string& text);

/// A file of a tree that is not on disk, such as one of a git revision.
struct TreeFile {
  std::string path;  ///< As it is shown, with `/`.
  std::string text{};
  Phrase trouble{};  ///< Not empty: why it could not be read.
};

/// Reads a tree out of files that are given, by the same rules as `load`. `wanted` tells of a
/// plan's folder whether it is asked for; units and regions are all read, and none is asked for.
Tree tree_of(const std::string& shown, std::vector<TreeFile> files,
             const std::function<bool(const std::string&)>& wanted);

/// A tree that is not on disk, whose files are read one by one, such as git's index.
struct Store {
  std::vector<std::string> paths{};  ///< From its top, with `/`; hidden ones left out.
  std::function<std::string(const std::string& path)> shown{};
  std::function<TreeFile(const std::string& path)> read{};
};

/// Reads what the changes bear on out of a store, by the same rules as `load`. `wanted` tells of a
/// plan's folder, or a file outside the plans, whether it is asked for at all.
Tree tree_of(const std::string& shown, const Store& store,
             const std::function<bool(const std::string&)>& wanted, const Changes& changes);

/// The plan with every unit and region of the tree.
World world_of(const Tree& tree, const Document& plan);

/// The document as it is when `file`, one of its files or a new one, holds `text`; held to the rest
/// of the tree as it was when it was read.
Document edited(const Tree& tree, const Document& document, const std::string& file,
                const std::string& text);

/// Reads one document from texts that are given, for rules' examples and tests.
Document read_document(Holds kind, std::string path,
                       std::vector<std::pair<std::string, std::string>> files);
/// Reads one document from a node that stands in another file (a rule's example).
Document read_document(Holds kind, const Node& node);

}  // namespace st
