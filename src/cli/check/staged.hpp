// What stands in git's index, and would be committed: for a hook before the commit.
#pragma once

#include <string>
#include <vector>

#include "cli/check/trees.hpp"

namespace st::cli {

/// `packs`: the files of --pack, which are read from the disk.
Trees trees_staged(const std::vector<std::string>& packs);

}  // namespace st::cli
