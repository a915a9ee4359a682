#include "staged.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>

#include "st/record/privacy.hpp"

#include "cli/check/changed.hpp"
#include "cli/git.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

bool is_yaml(const std::string& path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

bool is_hidden(const std::string& path) { return ("/" + path).find("/.") != std::string::npos; }

/// A path as it is written from the top of a repository; "." is the top.
std::string from_top(const fs::path& top, const fs::path& path) {
  return fs::path(whole_path(path)).lexically_relative(top).generic_string();
}

/// The files of the index by their paths, read when somebody asks for them.
class Index {
 public:
  explicit Index(Git git) : git_(std::move(git)), top_(whole_path(fs::path(git_.top()) / ".")) {
    for (GitChange& file : git_.staged_changes(git_.empty_tree())) {
      std::string path = file.path;
      files_.emplace(std::move(path), Entry{std::move(file)});
    }
  }

  const Git& git() const { return git_; }
  const fs::path& top() const { return top_; }
  bool holds(const std::string& path) const { return files_.contains(path); }

  std::vector<std::string> plan_files() const {
    std::vector<std::string> paths;
    for (const auto& [path, entry] : files_) {
      const bool repository = entry.file.kind == GitChange::Kind::repository;
      if (is_yaml(path) && !is_hidden(path) && !repository) paths.push_back(path);
    }
    return paths;
  }

  /// Those of `paths` that are there, named by a personal identity number.
  std::vector<std::string> numbered(const std::set<std::string>& paths) const {
    std::vector<std::string> all;
    std::ranges::copy_if(paths, std::back_inserter(all), [&](const std::string& path) {
      return holds(path) && holds_personal_number(path);
    });
    return all;
  }

  /// By any thread.
  FileText read(const std::string& path) {
    const std::lock_guard guard(lock_);
    return read_locked(path);
  }

 private:
  struct Entry {
    GitChange file;
    GitFile text{};
    bool read = false;
  };

  FileText read_locked(const std::string& path) {
    const auto found = files_.find(path);
    if (found == files_.end()) return {path, {}, say("io-missing")};
    Entry& entry = found->second;
    if (entry.file.kind == GitChange::Kind::unmerged) return {path, {}, say("check-unmerged")};
    if (!entry.read) fetch_from(found);
    if (entry.file.kind != GitChange::Kind::link)
      return {path, entry.text.text, entry.text.trouble};
    return through_link(path, entry.text.text);
  }

  /// git is asked for many at a time: to start it takes longer than to read. Whoever reads one file
  /// mostly reads the next.
  void fetch_from(std::map<std::string, Entry>::iterator at) {
    std::vector<Entry*> entries;
    std::vector<std::string> objects;
    for (; at != files_.end() && entries.size() < at_a_time_; ++at) {
      Entry& entry = at->second;
      if (entry.read || entry.file.after.empty() || !is_yaml(at->first)) {
        if (!entries.empty()) continue;
      }
      entries.push_back(&entry);
      objects.push_back(entry.file.after);
    }
    at_a_time_ *= 2;
    std::vector<GitFile> texts = git_.texts(objects);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      entries[i]->text = std::move(texts[i]);
      entries[i]->read = true;
    }
  }

  /// As on the disk: a link is followed once, to a file that lies inside.
  FileText through_link(const std::string& path, const std::string& target) {
    const std::string real =
        (fs::path(path).parent_path() / target).lexically_normal().generic_string();
    const auto found = files_.find(real);
    if (found == files_.end()) return {path, {}, say("io-link-nowhere")};
    if (found->second.file.kind != GitChange::Kind::file) return {path, {}, say("io-link-loop")};
    FileText file = read_locked(real);
    file.path = path;
    return file;
  }

  Git git_;
  fs::path top_;
  std::map<std::string, Entry> files_{};
  std::size_t at_a_time_ = 64;
  std::mutex lock_{};
};

/// What a path asks for of an index: all below it, or the plan that it lies in.
struct Scope {
  std::string given;   ///< As the user wrote it.
  std::string from;    ///< The same from the top.
  std::string plan{};  ///< Not empty: this one alone.

  bool is_below(const std::string& path) const {
    return from == "." || path == from || path.starts_with(from + "/");
  }
  bool holds(const std::string& path) const { return plan.empty() ? is_below(path) : path == plan; }
  std::string shown(const std::string& path) const {
    const fs::path below = fs::path(path).lexically_relative(from);
    const std::string all = (fs::path(given) / below).lexically_normal().generic_string();
    return all.size() > 1 && all.ends_with('/') ? all.substr(0, all.size() - 1) : all;
  }
};

std::string folder_shown(const fs::path& folder) {
  return (folder.empty() ? fs::path(".") : folder).generic_string();
}

Scope scope_of(const Index& index, const std::string& path) {
  Scope scope{path, from_top(index.top(), path)};
  const auto files = index.plan_files();
  const auto is_plan = [&](const std::string& file) {
    return scope.is_below(file) && fs::path(file).filename() == "st.yaml";
  };
  if (std::ranges::any_of(files, is_plan)) return scope;
  for (fs::path folder = scope.from; scope.plan.empty(); folder = folder.parent_path()) {
    const fs::path main = (folder / "st.yaml").lexically_normal();
    if (index.holds(main.generic_string())) scope.plan = folder_shown(folder);
    if (folder.empty()) break;
  }
  return scope;
}

class Staged {
 public:
  explicit Staged(std::vector<std::string> packs) : packs_(std::move(packs)) {}

  std::optional<OpenTree> at(const std::string& path) {
    Index& index = index_around(path);
    const Scope scope = scope_of(index, path);
    const auto head = index.git().commit_named("HEAD");
    Changes changes = changes_among(
        index.git(), index.git().staged_changes(head ? *head : index.git().empty_tree()),
        [](const std::string& file) { return file; });
    changes.all = std::ranges::any_of(packs_, [&](const std::string& pack) {
      return changes.files.contains(from_top(index.top(), pack));
    });
    const Store store{index.plan_files(), index.numbered(changes.files),
                      [scope](const std::string& file) { return scope.shown(file); },
                      [&index](const std::string& file) { return index.read(file); }};
    OpenTree tree = OpenTree::of(
        path, store, [&](const std::string& file) { return scope.holds(file); }, changes);
    return tree.holds_nothing() ? std::nullopt : std::optional(std::move(tree));
  }

  std::variant<std::string, IoTrouble> read_pack(const fs::path& pack, const fs::path& root) {
    Index& index = index_around(pack.string());
    const std::string path = from_top(index.top(), pack);
    if (path.starts_with("..")) return read_file(pack, root);
    FileText file = index.read(path);
    if (!file.trouble.empty()) return IoTrouble{file.trouble};
    return std::move(file.text);
  }

 private:
  Index& index_around(const std::string& path) {
    Git git = Git::around(path);
    const std::string top = git.top();
    const std::lock_guard guard(lock_);
    return known_.try_emplace(top, std::move(git)).first->second;
  }

  std::vector<std::string> packs_;
  std::map<std::string, Index> known_{};
  std::mutex lock_{};
};

}  // namespace

Trees trees_staged(const std::vector<std::string>& packs) {
  const auto staged = std::make_shared<Staged>(packs);
  return {.at = [staged](const std::string& path) { return staged->at(path); },
          .read_pack = [staged](const fs::path& pack,
                                const fs::path& root) { return staged->read_pack(pack, root); },
          .nothing = say("check-nothing-staged")};
}

}  // namespace st::cli
