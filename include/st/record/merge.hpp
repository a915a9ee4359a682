// Two people's changes to one file, put together by records and not by lines: both who log
// something get both records, and what cannot be decided is left whole, for a person to choose.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace st {

struct Merge {
  std::string text{};
  bool conflict = false;  ///< Markers as git's stand round what differs, always round whole lines.
};

struct MergeInput {
  std::string base;
  std::string ours;
  std::string theirs;
  int marker_size = 7;
};

/// The three versions of a plan's file as one. A record changed on one side is taken from there; on
/// both sides it is merged field by field. Comments stay; line ends are those of ours. The result
/// of a merge without conflict has been read again, and says of each record and field what it must.
/// Nothing where a version is no plan file that reads without fault, or where that proof fails.
std::optional<Merge> merge_records(const MergeInput& input);

/// Does `merged` read without fault, and hold every record and field of both sides as it must? For
/// a merge that others made.
bool holds_both(const MergeInput& input, std::string_view merged);

}  // namespace st
