// Walking folders: a folder with an st.yaml is a plan, and what is below it is the plan's, up to
// the next such folder.
#include "discover.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace st {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view main_file = "st.yaml";
constexpr int levels_without_git = 3;

bool is_yaml(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

bool may_be_file(const FolderEntry& entry) {
  return entry.kind == FolderEntry::Kind::file || entry.kind == FolderEntry::Kind::link ||
         entry.kind == FolderEntry::Kind::other;
}

bool is_plan(const std::vector<FolderEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const FolderEntry& e) { return e.name == main_file && may_be_file(e); });
}

void walk_folder(const fs::path& folder, const std::string& shown, FoundPlan* plan, Found& found) {
  auto listed = list_folder(folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&listed)) {
    (plan ? plan->files : found.loose).push_back({folder, shown, trouble->why});
    return;
  }
  const auto& entries = std::get<std::vector<FolderEntry>>(listed);
  if (is_plan(entries)) plan = &found.plans.emplace_back(FoundPlan{folder, shown});
  for (const FolderEntry& entry : entries) {
    const std::string name = shown_below(shown, entry.name);
    if (entry.kind == FolderEntry::Kind::folder) {
      walk_folder(folder / entry.name, name, plan, found);
    } else if (may_be_file(entry) && is_yaml(entry.name)) {
      (plan ? plan->files : found.loose).push_back({folder / entry.name, name});
    }
  }
}

/// The files straight in a folder, and all below its `units/` and `regions/`.
void look_in(const fs::path& folder, const std::string& shown, std::vector<FoundFile>& files) {
  const auto listed = list_folder(folder);
  const auto* entries = std::get_if<std::vector<FolderEntry>>(&listed);
  if (!entries) return;  // A folder above that may not be read is nobody's fault.
  const bool plan = is_plan(*entries);
  for (const FolderEntry& entry : *entries) {
    const std::string name = shown_below(shown, entry.name);
    const bool places = entry.name == "units" || entry.name == "regions";
    if (entry.kind == FolderEntry::Kind::folder && places) {
      Found below;
      walk_folder(folder / entry.name, name, nullptr, below);
      std::move(below.loose.begin(), below.loose.end(), std::back_inserter(files));
    } else if (!plan && may_be_file(entry) && is_yaml(entry.name)) {
      files.push_back({folder / entry.name, name});
    }
  }
}

}  // namespace

std::string shown_below(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string shown_above(const std::string& folder) {
  const fs::path path(folder.empty() ? "." : folder);
  const bool only_dots =
      std::all_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
  if (path == ".") return "..";
  if (only_dots || path.filename() == "..") return (path / "..").generic_string();
  const std::string above = path.parent_path().generic_string();
  return above.empty() ? "." : above;
}

void discover(const fs::path& folder, const std::string& shown, Found& found) {
  walk_folder(folder, shown, nullptr, found);
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

Found discovered(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  Found found;
  std::map<std::string, FoundPlan*> plans;
  for (const std::string& path : paths) {
    if (fs::path(path).filename() != main_file) continue;
    const std::string folder = folder_of(path);
    plans.emplace(folder, &found.plans.emplace_back(FoundPlan{folder, folder}));
  }
  const auto plan_around = [&](const std::string& path) -> FoundPlan* {
    std::string folder = folder_of(path);
    while (folder != "." && !plans.contains(folder)) folder = folder_of(folder);
    const auto plan = plans.find(folder);
    return plan == plans.end() ? nullptr : plan->second;
  };
  for (const std::string& path : paths) {
    FoundPlan* plan = plan_around(path);
    (plan ? plan->files : found.loose).push_back({path, path});
  }
  return found;
}

std::vector<FoundFile> discover_above(const fs::path& folder, const std::string& shown) {
  std::vector<FoundFile> files;
  std::error_code error;
  fs::path here = fs::canonical(folder, error);
  if (error) return files;
  bool in_git = false;
  for (fs::path p = here; !in_git; p = p.parent_path()) {
    in_git = fs::exists(p / ".git", error);
    if (p == p.parent_path()) break;
  }
  std::string name = shown;
  for (int level = 0; in_git || level < levels_without_git; ++level) {
    if (fs::exists(here / ".git", error) || here == here.parent_path()) break;
    here = here.parent_path();
    name = shown_above(name);
    look_in(here, name, files);
  }
  return files;
}

std::optional<PlanFolder> plan_folder_of(const fs::path& folder, const std::string& shown) {
  std::error_code error;
  fs::path here = fs::canonical(folder, error);
  if (error) return {};
  std::string name = shown;
  while (!fs::exists(here / main_file, error)) {
    if (fs::exists(here / ".git", error) || here == here.parent_path()) return {};
    here = here.parent_path();
    name = shown_above(name);
  }
  return PlanFolder{here, name};
}

}  // namespace st
