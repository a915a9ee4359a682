// Inside the record floor: which files below a folder belong to what.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "st/record/open_tree.hpp"
#include "st/text/file.hpp"

namespace st {

/// A plan's folder. Of thousands no more than the names is kept.
struct FoundPlan {
  std::string below;    ///< Its path from the top; empty: the top itself.
  std::string files{};  ///< Names of its files, from the folder, each with a NUL behind it.
  std::vector<FoundFile> unreadable{};  ///< Folders in it.
  bool others = false;                  ///< Another shard judges it.

  /// Adds a file, unless it is there.
  void put(const std::string& name);
};

struct Found {
  std::filesystem::path top{};
  std::string shown{};  ///< How the top is shown.
  std::deque<FoundPlan> plans{};
  std::deque<FoundPlan> others{};     ///< Not asked for, but they may hold what these name.
  std::deque<FoundPlan> outside{};    ///< They have nothing to do with these but their folders.
  std::vector<FoundFile> loose{};     ///< Outside every plan.
  std::vector<FoundFile> numbered{};  ///< Named by a personal identity number: files and folders.
  /// How a path from the top is shown, where that is not simply below `shown`.
  std::function<std::string(const std::string& path)> shown_as{};

  std::filesystem::path folder_of(const FoundPlan& plan) const;
  /// Its st.yaml on the disk; of a store, where it would stand there.
  std::filesystem::path main_file_of(const FoundPlan& plan) const;
  std::string shown_of(const FoundPlan& plan) const;
  std::vector<FoundFile> files_of(const FoundPlan& plan) const;
};

/// `name` below a folder that is shown as `folder`; nothing is put before it below ".".
std::string shown_below(const std::string& folder, const std::string& name);

/// The folder above one that is shown as `folder`.
std::string shown_above(const std::string& folder);

/// The folder that a written path is in; "." and "/" have none but themselves.
std::string folder_of(const std::string& path);

/// Everything below `folder`, hidden files and folders left out, in the order of names.
Found discover(const std::filesystem::path& folder, const std::string& shown);

/// The same of files that are not on disk, by their paths.
Found discovered(std::vector<std::string> paths);

/// Files that may hold a unit or region in the folders above `folder`, and in `units/` and
/// `regions/` there, up to the folder that holds .git; without git, three levels.
std::vector<FoundFile> discover_above(const std::filesystem::path& folder,
                                      const std::string& shown);

/// The path of `folder` from the one that holds .git; nothing without git.
std::optional<std::string> path_in_repository(const std::filesystem::path& folder);

/// The nearest folder with an st.yaml, from `folder` upward; nothing if there is none.
struct PlanFolder {
  std::filesystem::path folder;
  std::string shown;
};
std::optional<PlanFolder> plan_folder_of(const std::filesystem::path& folder,
                                         const std::string& shown);

}  // namespace st
