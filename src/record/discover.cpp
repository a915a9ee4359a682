// Walking folders: a folder with an st.yaml is a plan, and what is below it is the plan's, up to
// the next such folder.
#include "discover.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "st/record/privacy.hpp"

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

/// Walks what is below the top of what is found.
class Walker {
 public:
  explicit Walker(Found& found) : found_(found) {}

  /// `below`: the folder's path from the top. `plan`: the one it belongs to; null: none.
  void walk(const std::string& below, FoundPlan* plan) {
    const fs::path folder = below.empty() ? found_.top : found_.top / below;
    auto listed = list_folder(folder);
    if (const auto* trouble = std::get_if<IoTrouble>(&listed)) {
      (plan ? plan->unreadable : found_.loose)
          .push_back({folder, shown_below(found_.shown, below), trouble->why});
      return;
    }
    const auto& entries = std::get<std::vector<FolderEntry>>(listed);
    if (is_plan(entries)) plan = &found_.plans.emplace_back(FoundPlan{below});
    for (const FolderEntry& entry : entries) {
      const std::string name = below.empty() ? entry.name : below + "/" + entry.name;
      if (holds_personal_number(entry.name))
        found_.numbered.push_back({found_.top / name, shown_below(found_.shown, name)});
      if (entry.kind == FolderEntry::Kind::folder) {
        walk(name, plan);
      } else if (may_be_file(entry) && is_yaml(entry.name)) {
        add(name, plan);
      }
    }
  }

 private:
  void add(const std::string& name, FoundPlan* plan) {
    if (!plan) return found_.loose.push_back({found_.top / name, shown_below(found_.shown, name)});
    plan->files += std::string_view(name).substr(plan->below.empty() ? 0 : plan->below.size() + 1);
    plan->files += '\0';
  }

  Found& found_;
};

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
      Found below = discover(folder / entry.name, name);
      std::move(below.loose.begin(), below.loose.end(), std::back_inserter(files));
    } else if (!plan && may_be_file(entry) && is_yaml(entry.name)) {
      files.push_back({folder / entry.name, name});
    }
  }
}

}  // namespace

std::string shown_below(const std::string& folder, const std::string& name) {
  if (name.empty()) return folder;
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

void FoundPlan::put(const std::string& name) {
  std::size_t at = 0;
  while (at < files.size()) {
    const std::string_view other = std::string_view(files).substr(at, files.find('\0', at) - at);
    if (other == name) return;
    if (name < other) break;
    at += other.size() + 1;
  }
  files.insert(at, name + '\0');
}

fs::path Found::folder_of(const FoundPlan& plan) const {
  return plan.below.empty() ? top : top / plan.below;
}

fs::path Found::main_file_of(const FoundPlan& plan) const {
  return (shown_as ? fs::path(shown_of(plan)) : folder_of(plan)) / main_file;
}

std::string Found::shown_of(const FoundPlan& plan) const {
  if (shown_as) return shown_as(plan.below.empty() ? "." : plan.below);
  return plan.below.empty() ? shown : shown_below(shown, plan.below);
}

std::vector<FoundFile> Found::files_of(const FoundPlan& plan) const {
  std::vector<FoundFile> files;
  const fs::path folder = folder_of(plan);
  const std::string name = shown_of(plan);
  std::string_view rest = plan.files;
  while (!rest.empty()) {
    const std::string file(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(file.size() + 1);
    files.push_back({folder / file, shown_below(name, file)});
  }
  files.insert(files.end(), plan.unreadable.begin(), plan.unreadable.end());
  return files;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

Found discover(const fs::path& folder, const std::string& shown) {
  Found found{.top = folder, .shown = shown};
  Walker(found).walk({}, nullptr);
  return found;
}

Found discovered(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  Found found{.top = {}, .shown = "."};
  std::map<std::string, FoundPlan*> plans;
  for (const std::string& path : paths) {
    if (fs::path(path).filename() != main_file) continue;
    const std::string folder = folder_of(path);
    plans.emplace(folder, &found.plans.emplace_back(FoundPlan{folder == "." ? "" : folder}));
  }
  const auto plan_around = [&](const std::string& path) -> FoundPlan* {
    std::string folder = folder_of(path);
    while (folder != "." && !plans.contains(folder)) folder = folder_of(folder);
    const auto plan = plans.find(folder);
    return plan == plans.end() ? nullptr : plan->second;
  };
  for (const std::string& path : paths) {
    FoundPlan* plan = plan_around(path);
    if (!plan) {
      found.loose.push_back({path, path});
      continue;
    }
    plan->files += path.substr(plan->below.empty() ? 0 : plan->below.size() + 1) + '\0';
  }
  return found;
}

namespace {

/// The folder that holds .git, from `folder`, which is canonical, upward; empty without git.
fs::path repository_of(const fs::path& folder) {
  std::error_code error;
  for (fs::path here = folder;; here = here.parent_path()) {
    if (fs::exists(here / ".git", error)) return here;
    if (here == here.parent_path()) return {};
  }
}

}  // namespace

std::optional<std::string> path_in_repository(const fs::path& folder) {
  std::error_code error;
  const fs::path here = fs::canonical(folder, error);
  if (error) return {};
  const fs::path top = repository_of(here);
  if (top.empty()) return {};
  return here.lexically_relative(top).generic_string();
}

std::vector<FoundFile> discover_above(const fs::path& folder, const std::string& shown) {
  std::vector<FoundFile> files;
  std::error_code error;
  fs::path here = fs::canonical(folder, error);
  if (error) return files;
  const bool in_git = !repository_of(here).empty();
  std::string name = shown;
  for (int level = 0; in_git || level < levels_without_git; ++level) {
    if (fs::exists(here / ".git", error) || here == here.parent_path()) break;
    here = here.parent_path();
    name = shown_above(name);
    look_in(here, name, files);
  }
  return files;
}

namespace {

/// As `is_plan` tells it of a listed folder.
bool holds_main_file(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder / main_file, error);
  return fs::exists(status) && !fs::is_directory(status);
}

}  // namespace

std::optional<PlanFolder> plan_folder_of(const fs::path& folder, const std::string& shown) {
  std::error_code error;
  fs::path here = fs::canonical(folder, error);
  if (error) return {};
  std::string name = shown;
  while (!holds_main_file(here)) {
    if (fs::exists(here / ".git", error) || here == here.parent_path()) return {};
    here = here.parent_path();
    name = shown_above(name);
  }
  return PlanFolder{here, name};
}

}  // namespace st
