// Inside the record floor: in which order the units of two versions stand in one.
#pragma once

#include <string>
#include <vector>

namespace st::merge {

using Names = std::vector<std::string>;

/// All names of both sides, each once. The order of the side that moved things is kept, else that
/// of ours; what only one side has stands after what it follows there, ours before theirs.
Names order_of(const Names& base, const Names& ours, const Names& theirs);

}  // namespace st::merge
