// git, started without anything that a repository's own settings could run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/text/phrase.hpp"

#include "cli/process.hpp"

namespace st::cli {

/// A file of a revision.
struct GitFile {
  std::string path;  ///< From the top of the repository.
  std::string text{};
  Phrase trouble{};  ///< Not empty: why there is no text.
};

/// A file that is not the same on both sides.
struct GitChange {
  std::string path;      ///< From the top of the repository.
  std::string before{};  ///< The object that held it; empty: it was not there.
  std::string after{};   ///< The object that holds it in the index; empty: none does.
  /// Of what it is now, else of what it was.
  enum class Kind { file, link, repository, unmerged } kind = Kind::file;
};

class Git {
 public:
  /// The repository that `folder` is in. Throws Trouble when it is in none, or there is no git.
  explicit Git(std::string folder);

  /// The repository that `path` is in, whichever a hook's surroundings say: the nearest folder
  /// upward that holds .git.
  static Git around(const std::filesystem::path& path);

  const std::string& top() const { return top_; }  ///< Its working tree, an absolute path.

  /// The commit that `revision` names; nothing if there is none.
  std::optional<std::string> commit_named(const std::string& revision) const;
  std::optional<std::string> merge_base(const std::string& a, const std::string& b) const;

  bool is_shallow() const;

  /// What differs between a commit's tree and the working tree, or the index. Throws Trouble.
  std::vector<GitChange> changes(const std::string& tree) const;
  std::vector<GitChange> staged_changes(const std::string& tree) const;
  std::string empty_tree() const;
  /// Files that git neither knows nor ignores, from the top; a repository of its own is one.
  std::vector<std::string> untracked() const;

  /// The bytes of objects, in their order; why not, of those that are too large.
  std::vector<GitFile> texts(const std::vector<std::string>& objects) const;

  /// Regular files below `folder` (from the top; empty: all) whose names end in .yaml or .yml.
  std::vector<GitFile> yaml_files(const std::string& commit, const std::string& folder) const;

  /// The newest commits that changed something below `folder`, at most so many.
  std::vector<std::string> commits_to(const std::string& folder, int most) const;

  /// Such files of the working tree, those that git ignores left out.
  std::vector<GitFile> working_files() const;

  /// Commits these files, as they stand, and nothing else. The user's own hooks run. Throws Trouble
  /// with git's words when it will not.
  void commit(const std::vector<std::string>& paths, const std::string& message) const;

  /// git with these arguments, run in the folder.
  Ran ask(const std::vector<std::string>& arguments, std::string_view input = {}) const;

 private:
  /// git for reading alone: it fetches nothing, asks nothing and runs no hook.
  Ran read(const std::vector<std::string>& arguments, std::string_view input = {}) const;
  std::vector<GitChange> compare(std::vector<std::string> options, const std::string& tree) const;
  Ran started(const std::vector<std::string>& options, const std::vector<std::string>& arguments,
              std::string_view input, const std::vector<std::string>& environment) const;

  std::string folder_;
  std::string top_{};
};

}  // namespace st::cli
