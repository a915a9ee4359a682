// What is said after a plan has been changed.
#pragma once

#include <string>

#include "st/record/load.hpp"

#include "cli/command.hpp"
#include "cli/log/session.hpp"

namespace st::cli {

/// Where the file was changed, and the lines that are there now.
void tell_change(const std::string& file, const FileChange& change, Io& io);

/// What the change did to the outcomes of the rules, and what comes next. `original`, in `tree`,
/// gives its place to `now`.
void tell_outcomes(Tree& tree, Document& original, Document now, Io& io);

}  // namespace st::cli
