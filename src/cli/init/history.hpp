// A plan's life in git: what st asks of the repository that it stands in.
#pragma once

#include <filesystem>

#include "cli/command.hpp"

namespace st::cli {

/// Begins a repository where there is none, tells git to merge and compare plans by st, and adds
/// what is missing in the plan's .gitattributes and .gitignore. Tells what it did. Throws Trouble.
void keep_in_git(const std::filesystem::path& folder, Io& io);

}  // namespace st::cli
