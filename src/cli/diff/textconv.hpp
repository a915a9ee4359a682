// A plan's file in a form whose lines compare well: what git shows of it with diff.st.textconv.
#pragma once

#include <string>

namespace st::cli {

/// One line for each value, with the way to it, whatever the layout. A file that is no YAML of ours
/// is given back as it is. Throws Trouble when it cannot be read.
std::string textconv(const std::string& path);

}  // namespace st::cli
