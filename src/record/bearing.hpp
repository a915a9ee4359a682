// Inside the record floor: what changes bear on, told before it is read as a document.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/open_tree.hpp"

#include "discover.hpp"

namespace st {

/// Mentions to look for in texts, each as a whole: `akut` does not stand in `akut-norr`.
class Mentions {
 public:
  explicit Mentions(const std::set<std::string>& words);
  bool empty() const { return plain_.empty() && others_.empty(); }
  /// Does any of them stand in the text? One that is written with an escape may.
  bool stand_in(std::string_view text) const;

 private:
  std::set<std::string, std::less<>> plain_{};
  std::vector<std::string> others_{};  ///< With characters that end a word.
};

class Bearing {
 public:
  using Read = std::function<std::string(const FoundFile&)>;

  /// `top`: the folder that files are found below.
  Bearing(const Changes& changes, const std::filesystem::path& top, Read read);

  /// Units that name a changed unit are changed for those who name them, and so are units and
  /// regions that others see, or no longer, since a plan came or went around them.
  void widen(const Found& found, const std::vector<FoundFile>& above);

  /// Puts the plans that no change touches or bears on among the others.
  void pass_over(Found& found, int jobs) const;

  /// Did a file change that is below the top?
  bool changed_below_top() const;
  bool touches(const std::filesystem::path& file) const;
  bool bears_on(const std::filesystem::path& file, std::string_view text) const;

 private:
  /// The path as `changes` has it.
  std::string place(const std::filesystem::path& path) const;
  void widen_by_names(const std::vector<FoundFile>& files);
  bool has_changed_plan_around(const std::filesystem::path& file) const;
  std::set<std::string> touched(const std::set<std::string>& plans) const;

  Changes changes_;
  std::filesystem::path top_;
  std::filesystem::path real_top_{};  ///< Empty: in a store, where there are no links.
  Read read_;
  Mentions mentions_;
};

}  // namespace st
