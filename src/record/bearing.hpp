// Inside the record floor: what changes bear on, told before it is read as a document.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/load.hpp"

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

  /// Units that name a changed unit are changed for those who name them.
  void widen(const std::vector<FoundFile>& files);

  /// Takes the plans out that no change touches or bears on, or that are not `inside`.
  using Inside = std::function<bool(const std::string& shown)>;
  std::deque<FoundPlan> take_others(std::deque<FoundPlan>& plans, const Inside& inside,
                                    int jobs) const;

  bool touches(const std::filesystem::path& file) const;
  bool bears_on(const std::filesystem::path& file, std::string_view text) const;

 private:
  /// The path as `changes` has it.
  std::string place(const std::filesystem::path& path) const;
  std::set<std::string> touched(const std::set<std::string>& plans) const;

  Changes changes_;
  std::filesystem::path top_;
  std::filesystem::path real_top_{};  ///< Empty: in a store, where there are no links.
  Read read_;
  Mentions mentions_;
};

}  // namespace st
