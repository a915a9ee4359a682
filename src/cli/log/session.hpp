// One change of a plan's files: found, locked, read, edited in memory, held to everything that a
// plan is held to, and only then written. Several files are written as one, or none of them is.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "st/check/check.hpp"
#include "st/record/home.hpp"
#include "st/record/load.hpp"
#include "st/text/lock.hpp"

#include "cli/command.hpp"
#include "cli/log/undo_file.hpp"

namespace st::cli {

/// What every way of recording takes.
struct Ways {
  std::string folder = ".";
  std::string into{};
  std::string message{};
  bool edit = false;
  bool dry_run = false;
  bool commit = false;
};
void declare_ways(Usage& usage, Ways& ways);

/// A file as it was read, and as it is to be.
struct FileChange {
  std::optional<std::string> was{};  ///< Nothing: it is made.
  std::optional<std::string> now{};  ///< Nothing: it is taken away.
  std::vector<Splice> splices{};  ///< One after the other, each of the text that the last one gave.
};

/// What a path on the command line stands for: a unit's or region's file; else a plan.
Holds holds_at(const std::string& path);

class Session {
 public:
  /// Takes the plan's lock (unless nothing is to be written) and reads it: the plan, or the unit or
  /// region, at or above `ways.folder`. Throws Trouble.
  Session(const Ways& ways, Holds holds, Io& io);

  /// With the edits so far.
  const Document& document() const { return versions_.empty() ? *original_ : versions_.back(); }
  World world() const { return world_of(tree_, document()); }
  /// That `.st/` stands in.
  const std::filesystem::path& folder() const { return folder_; }

  /// Throws Trouble, with the lines to put in by hand, where an edit is not certain.
  void append(const RecordKind& kind, const Meant& record);
  void append(const std::string& file, const Steps& list, const Meant& item);
  /// To a list of records of that type, in the form in which it stands there.
  void append(const std::string& file, const Steps& list, const RecordType& type,
              const Meant& record);
  void put(const std::string& file, const Steps& place, const Meant& value);
  void take_out(const std::string& file, const Steps& place);
  /// Takes back the last change that st made here; returns what it was. Throws Trouble where
  /// somebody has been there since.
  std::string undo();

  /// The tree with what was edited in its place; nothing is written. Refuses what brings a fault
  /// with it. The last thing that a session is asked for.
  const Tree& as_edited();

  /// Tells of the faults that the edits bring with them; throws Trouble if any is an error.
  void refuse_new_faults();
  /// What was edited, as `diff -u` shows it.
  std::string diff() const;
  /// Writes what was edited, and remembers it for undo as `what`; returns the files.
  std::vector<std::string> save(const std::string& what);

  /// Writes what was edited, remembers it for undo as `what`, commits it where that was asked for,
  /// and tells. Refuses whatever brings a fault with it.
  Exit finish(const std::string& what);

 private:
  void append(const Source& source, Steps list, const RecordType& type, const Meant& record);
  void apply(const std::string& file, const Edit& edit);
  [[noreturn]] void refuse(const std::string& file, const Refusal& refusal);
  void write();
  void write_one(const std::string& file, const FileChange& change);
  void take_back(const std::vector<std::string>& written);
  void undo(const UndoneFile& undone);
  void remember(const std::string& what);
  void commit(const std::string& what);
  std::string shown_name(const std::string& file) const;
  std::filesystem::path path_of(const std::string& file) const;
  const Source* source_of(const std::string& file) const;

  Ways ways_;
  Io& io_;
  std::string where_{};             ///< What is loaded: a plan's folder, a unit's or region's file.
  std::filesystem::path folder_{};  ///< That `.st/` stands in.
  std::optional<Lock> lock_{};
  Tree tree_{};
  Document* original_ = nullptr;  ///< In the tree.
  std::deque<Document> versions_{};
  std::map<std::string, FileChange> changes_{};
  bool undoing_ = false;
  bool unsure_ = false;  ///< What was written stands there, but the disk did not confirm it.
};

}  // namespace st::cli
