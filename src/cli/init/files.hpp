// The files that `st init` writes, all of them or none.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "template.hpp"

namespace st::cli {

struct NewFile {
  std::filesystem::path path;
  std::string text;
};

/// What else was asked for, beside the plan.
struct Extras {
  std::string ci;  ///< "github", "gitlab" or empty.
  bool pre_commit = false;
};

/// Every file of a new plan in `folder`, with st.yaml last: as long as it is not there, there is
/// no plan.
std::vector<NewFile> files_of_plan(const std::filesystem::path& folder, const Values& values,
                                   Date start, const Extras& extras, Lang lang);

/// The nearest folder from `folder` upward with .git; empty if none.
std::filesystem::path repository_of(const std::filesystem::path& folder);
/// The same; outside a repository the folder itself.
std::filesystem::path top_of(const std::filesystem::path& folder);

/// A file that is there already is trouble.
void refuse_existing(const std::vector<NewFile>& files);

/// Writes all of them, or none: a file that is there already is trouble before anything is
/// written, and what was written goes again when a later one cannot be. All lie inside `top`.
void write_all(const std::vector<NewFile>& files, const std::filesystem::path& top);

}  // namespace st::cli
