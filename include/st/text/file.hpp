// The disk, through one door: reading with care, finding files, and writing atomically.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

/// Why a file could not be read or written, in words for its owner.
struct IoTrouble {
  Phrase why;
};

/// The whole of a regular file of at most 1 MiB. Never waits (a FIFO is refused), and
/// follows a link only to a regular file that lies inside `root`, the tree that was asked for.
std::variant<std::string, IoTrouble> read_file(const std::filesystem::path& path,
                                               const std::filesystem::path& root);

/// Makes `path` hold exactly `bytes`: a temporary file beside it, fsync, rename, fsync of the
/// folder. `create_only`: refuses when something stands there already. On failure the old file,
/// or none, stands as before. This is the one function that writes users' files.
std::optional<IoTrouble> write_file(const std::filesystem::path& path, std::string_view bytes,
                                    bool create_only);

/// A folder's entry, told apart without following links.
struct FolderEntry {
  std::string name;
  enum class Kind { file, folder, link, other } kind = Kind::file;
};

/// The visible entries of a folder (names not starting with '.'), sorted by bytes of the name.
std::variant<std::vector<FolderEntry>, IoTrouble> list_folder(const std::filesystem::path& folder);

}  // namespace st
