// The sum of a file that a record names.
#pragma once

#include <filesystem>
#include <optional>

#include "st/text/edit.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// The SHA-256 of `file`, from the plan's folder; nothing, and a word on it, when it cannot be
/// read: the record is written all the same.
std::optional<Meant> sum_of_file(const std::filesystem::path& folder, const std::string& file,
                                 const Io& io);

}  // namespace st::cli
