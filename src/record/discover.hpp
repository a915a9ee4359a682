// Inside the record floor: which files below a folder belong to what.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "st/text/file.hpp"

namespace st {

/// A file to read: where it is, and how it is shown.
struct FoundFile {
  std::filesystem::path path;
  std::string shown;
  Phrase trouble{};  ///< Of a folder that could not be listed.
};

struct FoundPlan {
  std::filesystem::path folder;
  std::string shown;
  std::vector<FoundFile> files{};
};

struct Found {
  std::deque<FoundPlan> plans{};
  std::vector<FoundFile> loose{};  ///< Outside every plan.
};

/// `name` below a folder that is shown as `folder`; nothing is put before it below ".".
std::string shown_below(const std::string& folder, const std::string& name);

/// The folder above one that is shown as `folder`.
std::string shown_above(const std::string& folder);

/// The folder that a written path is in; "." and "/" have none but themselves.
std::string folder_of(const std::string& path);

/// Everything below `folder`, hidden files and folders left out, in the order of names.
void discover(const std::filesystem::path& folder, const std::string& shown, Found& found);

/// The same of files that are not on disk, by their paths.
Found discovered(std::vector<std::string> paths);

/// Files that may hold a unit or region in the folders above `folder`, and in `units/` and
/// `regions/` there, up to the folder that holds .git; without git, three levels.
std::vector<FoundFile> discover_above(const std::filesystem::path& folder,
                                      const std::string& shown);

/// The nearest folder with an st.yaml, from `folder` upward; nothing if there is none.
struct PlanFolder {
  std::filesystem::path folder;
  std::string shown;
};
std::optional<PlanFolder> plan_folder_of(const std::filesystem::path& folder,
                                         const std::string& shown);

}  // namespace st
