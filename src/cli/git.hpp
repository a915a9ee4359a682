// git, started without anything that a repository's own settings could run.
#pragma once

#include <optional>
#include <string>
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

class Git {
 public:
  /// The repository that `folder` is in. Throws Trouble when it is in none, or there is no git.
  explicit Git(std::string folder);

  const std::string& top() const { return top_; }  ///< Its working tree, an absolute path.

  /// The commit that `revision` names; nothing if there is none.
  std::optional<std::string> commit_named(const std::string& revision) const;
  std::optional<std::string> merge_base(const std::string& a, const std::string& b) const;

  /// Regular files below `folder` (from the top; empty: all) whose names end in .yaml or .yml.
  std::vector<GitFile> yaml_files(const std::string& commit, const std::string& folder) const;

  /// Such files of the working tree, those that git ignores left out.
  std::vector<GitFile> working_files() const;

  /// Commits these files, as they stand, and nothing else. The user's own hooks run. Throws Trouble
  /// with git's words when it will not.
  void commit(const std::vector<std::string>& paths, const std::string& message) const;

  /// git with these arguments, run in the folder.
  Ran ask(const std::vector<std::string>& arguments, std::string_view input = {}) const;

 private:
  std::string folder_;
  std::string top_{};
};

}  // namespace st::cli
