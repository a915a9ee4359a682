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

class Bearing;
struct Found;
struct FoundPlan;

/// What changed, where only that and what hangs on it is asked for: plans that a change touches or
/// bears on, and units and regions. Everything else is read as far as these need it.
struct Changes {
  /// Files that are new, changed or gone; of a folder all below it. Absolute paths without links;
  /// of a store as they stand in it.
  std::set<std::string> files{};
  std::set<std::string> units{};  ///< Ids of those among them.
  std::set<std::string> words{};  ///< What plans name changed regions and packs by.
  bool all = false;               ///< Something changed that bears on everything.

  /// Notes a file that changed, by a text of it, before or after. Only units, regions and packs are
  /// named by others.
  void note(const std::string& file, const std::string& text);
};

/// A tree that is not on disk, whose files are read one by one, such as git's index.
struct Store {
  std::vector<std::string> paths{};     ///< From its top, with `/`; hidden ones left out.
  std::vector<std::string> numbered{};  ///< Changed files named by a personal identity number.
  std::function<std::string(const std::string& path)> shown{};
  std::function<FileText(const std::string& path)> read{};  ///< By any thread.
};

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
  /// Finds what `path` stands for, as `load` does, and reads the units and regions. With `changes`,
  /// only what they bear on is asked for, which `jobs` threads find out.
  static std::variant<OpenTree, IoTrouble> open(const std::filesystem::path& path,
                                                Units units = Units::named,
                                                const Changes* changes = nullptr, int jobs = 1);
  /// The plan, unit or region that the file belongs to, as it is when that file, on the disk or not
  /// yet, holds `text`.
  static std::variant<OpenTree, IoTrouble> open_with(const std::filesystem::path& file,
                                                     const std::string& text);
  /// The same of files that are given, as `tree_of` does.
  static OpenTree of(const std::string& shown, std::vector<FileText> files,
                     const std::function<bool(const std::string&)>& wanted);
  /// What the changes bear on, out of a store. `wanted` tells of a plan's folder, or a file outside
  /// the plans, whether it is asked for at all.
  static OpenTree of(const std::string& shown, const Store& store,
                     const std::function<bool(const std::string&)>& wanted, const Changes& changes);

  OpenTree(OpenTree&&) noexcept;
  OpenTree& operator=(OpenTree&&) noexcept;
  OpenTree(const OpenTree&) = delete;
  OpenTree& operator=(const OpenTree&) = delete;
  ~OpenTree();

  /// Keeps the plans of which `wanted` says so of their folder, as it is on the disk (or would be)
  /// and as it is shown.
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
  const PlanRead* read_already() const { return first_ ? &*first_ : nullptr; }

  /// Neither a plan nor a unit nor a region is asked for, nor passed over, and nothing is wrong.
  bool holds_nothing() const;
  /// There is more than is asked for, on which no change bears, or was.
  bool passed_over() const { return passed_over_; }
  /// Units, regions, and what belongs to no other; no plans.
  const Tree& around() const { return around_; }
  /// Takes up what others look for in a plan that was read: its people, and the units and regions
  /// that were found with it. Each plan once, in their order.
  void take_up(PlanRead& plan);
  /// The plan among the units and regions of the tree and its own.
  World world_of(const PlanRead& plan) const;

  /// Holds units and regions to each other, and to what the plans know, when all are taken up.
  void hold_places();
  /// All of it, with `plans`.
  Tree take(std::deque<Document> plans);

 private:
  OpenTree(Found found, TextReader reader);
  /// Tells of names that hold a personal identity number.
  void tell_numbered_names();
  void ask_only(const Changes& changes, const std::vector<FoundFile>& above);
  void read_places(const std::vector<FoundFile>& above, Units units, int jobs = 1);
  PlanRead read(const FoundPlan& plan) const;
  Document own_place(FileText text, const FoundFile& file, const FoundPlan& plan) const;
  void add_inside(Document place);
  void look_for_places();
  void look_for_people();

  std::unique_ptr<Found> found_;
  std::unique_ptr<Bearing> bearing_{};  ///< Null: everything is asked for.
  bool passed_over_ = false;
  TextReader reader_;
  Tree around_{};
  std::shared_ptr<const Surroundings> surroundings_{};
  std::optional<PlanRead> first_{};
  bool asks_for_people_ = false;    ///< Do units or regions name people whom they do not know?
  std::set<std::string> people_{};  ///< If so, whom the plans know.
  std::set<std::string> places_named_{};  ///< By plans, where there are others that may hold them.
  bool looked_for_places_ = false;
  bool first_shard_ = true;
};

}  // namespace st
