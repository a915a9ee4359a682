// What differs between two versions of a plan, unit or region, record by record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "st/record/document.hpp"

namespace st {

/// A field that differs. Its values are as they are written, `2027-01-11` or `[c6, c7]`; empty
/// where there is none.
struct FieldChange {
  const Field* field = nullptr;  ///< The last of the path.
  std::string path;              ///< "goals", "feedback.given"
  std::string before{};
  std::string after{};
  std::vector<std::string> gone{};   ///< Of a list of plain values: those that went …
  std::vector<std::string> added{};  ///< … and those that came.
};

struct RecordChange {
  enum class What { added, removed, changed };

  What what = What::changed;
  std::vector<std::string>
      path{};  ///< The section, and the lists on the way: talks; contract, revisions
  const RecordType* type = nullptr;
  std::string id{};            ///< Empty when it has none.
  std::string label{};         ///< What it is known by: its words and title, as written.
  std::optional<Date> from{};  ///< Its day as it is now; as it was, of one that went.
  std::optional<Date> to{};
  std::optional<Date> was_from{};  ///< Of one that changed.
  std::optional<Date> was_to{};
  std::vector<FieldChange> fields{};  ///< Of one that changed.
  Span where{};                       ///< Now; of one that went, where it was.
};

/// In the order of the sections. A null one says nothing.
std::vector<RecordChange> record_changes(const Document* before, const Document* after);

/// The goals that the plan's records name: of service and courses that are not cancelled or denied,
/// and of certificates.
std::vector<std::string> goals_named(const Document& plan);

}  // namespace st
