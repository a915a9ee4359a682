// The disk, through one door: reading with care, finding files, and writing whole files or nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

/// Why a file could not be read or written, in words for its owner.
struct IoTrouble {
  Phrase why;
  /// The new bytes stand there all the same, and only the disk's word for it is missing.
  bool written = false;
};

/// What the owner of a file can do about `why` it could not be read.
Phrase remedy(const Phrase& why);

/// What the system answered with (errno), in our own words: the C library's follow the locale.
IoTrouble trouble_of(int error);

/// The whole of a regular file of at most 1 MiB. Never waits (a FIFO is refused), and
/// follows a link only to a regular file that lies inside `root`, the tree that was asked for.
std::variant<std::string, IoTrouble> read_file(const std::filesystem::path& path,
                                               const std::filesystem::path& root);

/// A file that records name and st does not read, of at most 64 MiB; otherwise as `read_file`.
std::variant<std::string, IoTrouble> read_attachment(const std::filesystem::path& path,
                                                     const std::filesystem::path& root);

/// What st has made itself, of at most 256 MiB; otherwise as `read_file`. It does not lead out of
/// its folder.
std::variant<std::string, IoTrouble> read_product(const std::filesystem::path& path);

// The functions that write users' files; there are no others. Each leaves the old file, or none,
// as it stood when it fails, and what it did has reached the disk when it returns. Bytes go into
// `.NAME.st-XXXXXX` beside the file first, which takes its name when all of them are on the disk.

/// Makes `path`, where nothing stands, not even a link, in a folder that lies inside `root`.
std::optional<IoTrouble> create_file(const std::filesystem::path& path,
                                     const std::filesystem::path& root, std::string_view bytes);

/// What becomes of a file of that name, and who may read the new one.
struct Product {
  bool over = false;        ///< It is replaced, as `replace_file` does; else it stays.
  bool owner_only = false;  ///< Nobody else may read it.
};
/// Makes `path` hold what st has made and never reads: of any size, and over whatever stands there
/// if that is wanted. It does not lead out of its folder.
std::optional<IoTrouble> write_product(const std::filesystem::path& path, std::string_view bytes,
                                       Product how = {});

/// Makes the folder `path`, where nothing stands, in a folder that is there.
std::optional<IoTrouble> create_folder(const std::filesystem::path& path);

/// Makes `path` hold `bytes`, if it holds exactly `was`, both at first and right before the new
/// file takes its place. Its mode is kept, and its owner and group where that is allowed. A link
/// is written through to its target. Refused, besides a file that changed or is gone: what leads
/// or lies outside `root`, what has several names (hard links), what is write protected, what is
/// no regular file.
std::optional<IoTrouble> replace_file(const std::filesystem::path& path,
                                      const std::filesystem::path& root, std::string_view was,
                                      std::string_view bytes);

/// Takes away `path`, a file of ours, if it holds exactly `was`; refuses what `replace_file`
/// refuses, and a link.
std::optional<IoTrouble> remove_file(const std::filesystem::path& path,
                                     const std::filesystem::path& root, std::string_view was);

/// Takes away what writes that were killed left in `folder`: temporary files of ours that are
/// older than a day and that nobody is writing. What cannot be taken away stays, in silence.
void remove_stale_temporaries(const std::filesystem::path& folder);

/// A folder's entry, told apart without following links.
struct FolderEntry {
  std::string name;
  enum class Kind { file, folder, link, other } kind = Kind::file;
};

/// The visible entries of a folder (names not starting with '.'), sorted by bytes of the name.
std::variant<std::vector<FolderEntry>, IoTrouble> list_folder(const std::filesystem::path& folder);

}  // namespace st
