// What can be recorded: the records of every list, by the name that a command line has for them.
// All of it follows from the declarations: a new list is a new kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/record/document.hpp"
#include "st/record/type.hpp"

namespace st {

struct RecordKind {
  std::string name;                    ///< "talk", "contract-revision", "unit-review"
  Holds holds = Holds::plan;           ///< Whose file it stands in.
  std::vector<std::string_view> path;  ///< From the top of the file: {"contract", "revisions"}
  const Field* list = nullptr;         ///< The last of the path.

  const RecordType& type() const { return *list->record; }
};

/// All of them, a plan's first, in the order of the declarations.
const std::vector<RecordKind>& record_kinds();

/// The kind of that name, `_` as good as `-`, or of that section; null if there is none.
const RecordKind* record_kind(std::string_view name);

/// The list that the record stands in; null for one that stands in none.
const RecordKind* kind_of(const Record& record);

/// Sections that stand in a folder that git ignores: concerns and action plans.
bool is_private(std::string_view section);

}  // namespace st
