// A tree of which the plans are read one at a time: what is kept does not grow with their number.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "st/record/document.hpp"
#include "st/record/load.hpp"
#include "st/record/shard.hpp"

namespace st {

struct Found;

/// A file to read: where it is, and how it is shown.
struct FoundFile {
  std::filesystem::path path;
  std::string shown;
  Phrase trouble{};  ///< Of a folder that could not be listed.
};

/// How the text of a file is had: from the disk, or from a revision. `root` is the folder that it
/// may not lead out of.
using TextReader =
    std::function<FileText(const FoundFile& file, const std::filesystem::path& root)>;

/// A plan, and the units and regions that files of its own folder hold.
struct PlanRead {
  Document document;
  std::deque<Document> places{};
};

class OpenTree {
 public:
  /// Finds what `path` stands for, as `load` does, and reads the units and regions.
  static std::variant<OpenTree, IoTrouble> open(const std::filesystem::path& path,
                                                Units units = Units::named);
  /// The same of files that are given, as `tree_of` does.
  static OpenTree of(const std::string& shown, std::vector<FileText> files,
                     const std::function<bool(const std::string&)>& wanted);

  OpenTree(OpenTree&&) noexcept;
  OpenTree& operator=(OpenTree&&) noexcept;
  OpenTree(const OpenTree&) = delete;
  OpenTree& operator=(const OpenTree&) = delete;
  ~OpenTree();

  /// Keeps the plans of which `wanted` says so of their folder, as it is found and as it is shown.
  void keep(const std::function<bool(const std::filesystem::path&, const std::string&)>& wanted);

  /// Leaves the other plans to other shards. A plan is told by its path from the top of the
  /// repository, so that a shard holds the same wherever that lies and whatever folder of it is
  /// asked for; without git, and of a revision, by its path as it is shown. The first shard keeps
  /// them all: it judges what belongs to no plan, and for that must know what the plans say.
  void share(const Shard& shard);
  bool is_first_shard() const { return first_shard_; }
  /// Not another shard's.
  bool is_judged(std::size_t plan) const;

  std::size_t plans() const;
  /// Reads a plan, and does not yet hold it to its references. By any thread; each plan once.
  PlanRead read(std::size_t plan);
  /// The only plan, if it was read to know which units it names; else null.
  const Document* read_already() const { return first_ ? &first_->document : nullptr; }

  bool holds_nothing() const;
  /// Units, regions, and what belongs to no other; no plans.
  const Tree& around() const { return around_; }
  /// Adds those that were found with a plan.
  void add(std::deque<Document> places);
  /// The plan among the units and regions of the tree and its own.
  World world_of(const PlanRead& plan) const;

  /// Do units or regions name people whom they do not know?
  bool asks_for_people() const;
  /// Holds units and regions to each other, when all are there. `people`: whom the plans know.
  void hold_places(std::set<std::string> people);
  /// All of it, with `plans`.
  Tree take(std::deque<Document> plans);

 private:
  OpenTree(Found found, TextReader reader);
  void read_places(const std::vector<FoundFile>& above, Units units);

  std::unique_ptr<Found> found_;
  TextReader reader_;
  Tree around_{};
  std::shared_ptr<const Surroundings> surroundings_{};
  std::optional<PlanRead> first_{};
  bool first_shard_ = true;
};

}  // namespace st
