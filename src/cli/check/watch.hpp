// --watch: checks again whenever a file that the check reads may have changed. Of Linux alone.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace st::cli {

/// What the kernel tells of folders (inotify). Folders and not files: an editor that saves puts
/// a new file in the place of the old one.
class Watch {
 public:
  Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  /// From here on looks at the folders that a check of `paths` reads from, those below them and
  /// those above them, and at `files`, such as rule packs; at no others. What is not there is
  /// looked for in the nearest folder that is. Throws Trouble when the system takes no more.
  void look_at(const std::vector<std::string>& paths, const std::set<std::string>& files);

  std::size_t folders() const { return watched_.size(); }

  /// Returns when something has changed, and then nothing for a moment.
  void wait();

 private:
  /// What counts in a folder: these names, and those of all plans' files.
  struct Folder {
    std::set<std::string> names{};
    bool below = false;  ///< Any other folder, too.
  };

  Folder* add(const std::filesystem::path& folder);
  void add_below(const std::filesystem::path& folder);
  void add_above(const std::filesystem::path& path);
  bool has_changed();
  bool counts(int number, bool is_folder, const std::string& name) const;

  int queue_;
  std::map<int, Folder> watched_{};  ///< By the kernel's number.
};

/// Checks, and again upon every change, until a signal ends it. `check` adds the files that it read
/// from elsewhere. Returns after trouble in the first check, which is the command's own; later
/// trouble is told, and may mend itself.
Exit keep_checking(const std::vector<std::string>& paths,
                   const std::function<Exit(std::set<std::string>& read)>& check, bool quiet,
                   Io& io);

}  // namespace st::cli
