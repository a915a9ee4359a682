// `.st/undo`: the last changes that st made to a plan's files, so that the last can be taken back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "st/text/edit.hpp"

namespace st::cli {

/// The lines that a splice changed, and what they became; with lines around them that tell the
/// place where they alone do not.
struct Undone {
  std::uint32_t at = 0;
  std::string was{};
  std::string now{};
};

struct UndoneFile {
  std::string path;  ///< From the plan's folder.
  bool created = false;
  std::vector<Undone> splices{};  ///< In the order in which they were made.
};

struct UndoEntry {
  std::string what;  ///< "talk supervision-2026-09-10-7kq2"
  std::vector<UndoneFile> files{};
};

/// Oldest first; none when the file is not there or cannot be read.
std::vector<UndoEntry> read_undo(const std::filesystem::path& folder);

/// Keeps the last twenty. That it cannot be written is nothing that a record should fail for.
void write_undo(const std::filesystem::path& folder, std::vector<UndoEntry> entries);

/// The splices of one file, told so that they can be taken back. A record is known by its `id`
/// wherever it is by then.
std::vector<Undone> undone(std::string text, const std::vector<Splice>& splices,
                           std::string_view id);

}  // namespace st::cli
