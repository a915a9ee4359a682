// Only what changed since a revision: plans that were touched, and those that hang on what was.
#pragma once

#include <string>
#include <vector>

#include "cli/check/trees.hpp"
#include "cli/git.hpp"

namespace st::cli {

/// `packs`: the files of --pack; when one of them changed, everything hangs on it.
Trees trees_changed(const std::string& revision, int jobs, const std::vector<std::string>& packs);

/// The file's whole path, links in the folders above it resolved.
std::string whole_path(const std::filesystem::path& file);

/// Of all that git says changed, what plans can be made of: files of YAML, and repositories of
/// their own, which stand for all that is in them. `place` is how a path is noted.
Changes changes_among(const Git& git, const std::vector<GitChange>& changed,
                      const std::function<std::string(const std::string& path)>& place);

}  // namespace st::cli
