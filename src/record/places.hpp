// Inside the record floor: reading units and regions into a tree.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/open_tree.hpp"

#include "bearing.hpp"

namespace st {

/// Does it lie in a folder where units and regions are kept, and others look for them?
bool lies_among_places(std::string_view name);

/// The unit or region that a file holds.
Document place_of(FileText text, std::filesystem::path path);

/// Puts a unit or region into the tree.
void add_place(Tree& tree, Document place, bool asked);

/// Reads units and regions into a tree, each file once.
class PlacesReader {
 public:
  /// `bearing`: what is asked for; null: everything.
  PlacesReader(Tree& tree, const TextReader& reader, const Bearing* bearing)
      : tree_(tree), reader_(reader), bearing_(bearing) {}

  /// Files of a plan's folder that lie where others look for units and regions, too.
  void read_of_plan(const std::vector<FoundFile>& files, const std::filesystem::path& root);

  /// Files inside what was asked for, and outside every plan.
  void read_loose(const std::vector<FoundFile>& files, const std::filesystem::path& root);

  /// Units and regions outside what was asked for: those that are named, or all if `names` is null.
  /// Reading a file costs more than looking for a few words in it.
  void read_around(const std::vector<FoundFile>& files, std::set<std::string>* names);

  /// Is there a unit or region inside that is not asked for?
  bool passed_over() const { return passed_over_; }

 private:
  /// Nothing when it has been read before.
  std::optional<FileText> read_once(const FoundFile& file, const std::filesystem::path& root);
  void add_inside(FileText text, const FoundFile& file);
  void report_unreadable(FileText text, bool folder);
  void report_if_misplaced(FileText text);

  Tree& tree_;
  const TextReader& reader_;
  const Bearing* bearing_;
  std::set<std::filesystem::path> seen_{};
  bool passed_over_ = false;
};

}  // namespace st
