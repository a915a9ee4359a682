// From folders to documents: which files belong to which plan, unit and region (design part 2).
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
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
/// Plans are read by `jobs` threads at a time.
std::variant<Tree, IoTrouble> load(const std::filesystem::path& path, Units units = Units::all,
                                   int jobs = 1);

/// Reads a tree out of files that are given, by the same rules as `load`. `wanted` tells of a
/// plan's folder whether it is asked for; units and regions are all read, and none is asked for.
Tree tree_of(const std::string& shown, std::vector<FileText> files,
             const std::function<bool(const std::string&)>& wanted);

/// Neither a plan nor a unit nor a region is asked for, and nothing is wrong.
bool holds_nothing(const Tree& tree);

/// The units and regions of the tree; not for longer than it is there.
std::shared_ptr<const Surroundings> surroundings_of(const Tree& tree, std::string_view plan);
/// The plan with every unit and region of the tree.
World world_of(const Tree& tree, const Document& document);

/// The document as it is when `file`, one of its files or a new one, holds `text`; not yet held to
/// its references.
Document with_text(const Document& document, const std::string& file, const std::string& text);
/// The same, held to the rest of the tree as it was when it was read.
Document edited(const Tree& tree, const Document& document, const std::string& file,
                const std::string& text);

/// Reads one document from texts that are given, for rules' examples and tests.
Document read_document(Holds kind, std::string path,
                       std::vector<std::pair<std::string, std::string>> files);
/// Reads one document from a node that stands in another file (a rule's example).
Document read_document(Holds kind, const Node& node);

}  // namespace st
