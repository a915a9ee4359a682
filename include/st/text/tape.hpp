// A YAML tree as bytes: what a file that comes with the program says, parsed when the program is
// built and not at every start.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/node.hpp"

namespace st {

/// The tree without its text. Made and read by one build of st: no format to keep.
std::string freeze(const Node& root);

/// The tree again, over the text that it was made from. Values under the keys `leave_out` are left
/// empty: what is not asked for costs nothing.
Node thaw(const Source& source, std::string_view tape,
          const std::vector<std::string_view>& leave_out = {});

}  // namespace st
