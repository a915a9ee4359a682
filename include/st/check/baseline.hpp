// Findings that are known: a file of them, held against verdicts, so that only what is new, or has
// become graver, is told. It names no lines, and so stands while files are edited.
#pragma once

#include <array>
#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "st/check/check.hpp"
#include "st/text/fault.hpp"
#include "st/text/source.hpp"

namespace st {

/// One line of the file.
struct BaselineEntry {
  Judged kind = Judged::plan;
  std::string path{};  ///< From the file's folder; of a tree, the paths that were checked.
  std::string id{};
  std::string rule{};
  std::string subject{};  ///< Of a fault the file that has it, from its plan's folder.
  Severity severity = Severity::error;
  int count = 1;  ///< So many findings of that severity.
  int line = 0;   ///< 0: not read from a file.
};

struct BaselineFile {
  std::vector<BaselineEntry> entries{};
  Faults faults{};  ///< If there are any, the entries are not to be used.
};
BaselineFile read_baseline(const Source& source);

/// The file that holds them: sorted, an entry a line.
std::string baseline_text(std::vector<BaselineEntry> entries);

/// A file that could not be read or understood hides what is in it, and a deviation that was agreed
/// on is told with its end: neither is ever held back.
bool can_be_held_back(const Finding& finding);

class Baseline {
 public:
  /// `folder`: the file's. `asked`: the paths that are checked; `part`: not all that is there is,
  /// and what belongs to no plan is not looked at as a whole.
  Baseline(const std::filesystem::path& folder, const std::vector<std::string>& asked, bool part,
           const std::vector<BaselineEntry>& entries);

  /// Marks the findings of a verdict that stand in it as known. Each verdict once, with all that
  /// was found, in any order. A plan that is not where it stood is found by its id. Of what occurs
  /// more often than it is known all is told: nobody can tell which is new.
  void hold(Verdict& verdict);

  /// Takes up what is told of a verdict and can be held back, and marks it as known. After hold().
  void add(Verdict& verdict);

  /// An entry of what no longer occurs, or less often.
  struct Gone {
    BaselineEntry entry;
    int now = 0;
  };
  /// Those of verdicts that were held against it, and of plans that are no more; by line. What was
  /// not looked at is as it was.
  std::vector<Gone> gone() const;

  /// Takes away what is gone.
  void prune();

  std::vector<BaselineEntry> entries() const;

 private:
  using Matter = std::pair<std::string, std::string>;  ///< A rule, and the subject.
  struct Known {
    int count = 0;
    int left = 0;  ///< So many of them occur.
    int line = 0;
  };
  using BySeverity = std::array<Known, 3>;  ///< The gravest first.
  struct Name {
    Judged kind = Judged::plan;
    std::string path{};
    auto operator<=>(const Name&) const = default;
  };
  struct Place {
    std::string id{};
    std::map<Matter, BySeverity> known{};
    bool looked_at = false;
  };
  /// What a verdict says that can be held back, by what it is about and how grave it is.
  using Found = std::map<Matter, std::array<std::vector<Finding*>, 3>>;

  std::string from_folder(const std::string& path) const;
  Name name_of(const Verdict& verdict) const;
  Found found_in(Verdict& verdict) const;
  void find_moved(const Verdict& verdict, const Name& name);
  bool is_no_more(const Name& name) const;
  void look_at(const Name& name, Place& place) const;
  static void hold(Place& place, Found& found);
  static BaselineEntry entry_of(const Name& name, const Place& place, const Matter& matter,
                                std::size_t severity, const Known& known);

  std::filesystem::path here_;
  std::filesystem::path folder_;
  bool part_;
  std::string asked_{};
  std::map<Name, Place> places_{};
  std::multimap<Name, std::string> paths_{};  ///< By kind and id.
};

}  // namespace st
