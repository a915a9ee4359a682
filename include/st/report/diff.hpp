// What changed between two versions of plans, in words, and what it did to the outcomes of the
// rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/check/changes.hpp"
#include "st/record/changes.hpp"

namespace st {

/// One plan, unit or region that differs.
struct DocumentDiff {
  std::string path;
  std::string id{};  ///< doctor.id, or the unit's or region's.
  Holds kind = Holds::plan;
  bool added = false;
  bool removed = false;
  std::vector<RecordChange> records{};
  std::vector<std::string> goals_gone{};   ///< No record names them any longer.
  std::vector<std::string> goals_added{};  ///< One does now, and none did.
  std::vector<OutcomeChange> outcomes{};   ///< Those that got worse first.
};

struct DiffReport {
  std::string before;  ///< "HEAD"
  std::string after;   ///< A revision, or empty: the files as they are.
  Date as_of{};
  std::vector<DocumentDiff> documents{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

struct DiffFormat {
  std::string_view name;
  std::string (*render)(const DiffReport& report);
};
const std::vector<DiffFormat>& diff_formats();

/// One change in the words of the reader: "moved 2 months later, 3 weeks shorter".
std::string change_in_words(const RecordChange& change, Lang lang);

/// Goals and outcomes that differ between two versions of one plan.
void compare_goals(const Document* before, const Document* after, DocumentDiff& diff);

}  // namespace st
