// Files as Linux gives them. Every step that can fail is looked at, since what is lost here
// is somebody's years of training.
#include "st/text/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace st {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = 1U << 20U;

/// The errors that people meet, in our own words: the C library's follow the locale.
IoTrouble trouble(int error) {
  switch (error) {
    case ENOENT: return {say("io-missing")};
    case EACCES:
    case EPERM: return {say("io-denied")};
    case ENOSPC:
    case EDQUOT: return {say("io-full")};
    case EROFS: return {say("io-read-only")};
    case EISDIR: return {say("io-folder")};
    case ENOTDIR: return {say("io-not-folder")};
    case ELOOP: return {say("io-link-loop")};
    case EMFILE:
    case ENFILE: return {say("io-too-many-open")};
    case ENAMETOOLONG: return {say("io-long-name")};
    case EEXIST: return {say("io-exists")};
    case EFBIG: return {say("io-size-limit")};
    case EIO: return {say("io-device")};
    default: return {say("io-errno", {std::to_string(error)})};
  }
}

/// A file descriptor that is closed whichever way a function is left.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool ok() const { return number_ >= 0; }
  int get() const { return number_; }
  /// Closing can fail: a network share tells only now that a write did not arrive.
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool lies_in(const fs::path& path, const fs::path& root) {
  const auto ends = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  // "/a/" has an empty last part, "/a" has not.
  return ends.first == root.end() || (ends.first->empty() && std::next(ends.first) == root.end());
}

/// Where `path` truly is. A link, or a folder that is a link, must not lead out of `tree`.
std::variant<fs::path, IoTrouble> resolve(const fs::path& path, const fs::path& tree) {
  std::error_code error;
  const fs::path root = tree.empty() ? "." : tree;
  const fs::path real = fs::canonical(path, error);
  if (error) {
    struct stat about {};
    const bool dangling = error.value() == ENOENT && ::lstat(path.c_str(), &about) == 0;
    return dangling ? IoTrouble{say("io-link-nowhere")} : trouble(error.value());
  }
  const fs::path real_root = fs::canonical(root, error);
  if (error) return trouble(error.value());
  const bool link = fs::is_symlink(path, error);
  const bool meant_inside = lies_in(fs::absolute(path, error).lexically_normal(),
                                    fs::absolute(root, error).lexically_normal());
  if ((link || meant_inside) && !lies_in(real, real_root)) return IoTrouble{say("io-link-out")};
  return real;
}

/// Reads until the end, or one byte more than we accept.
std::variant<std::string, IoTrouble> read_all(int file) {
  std::string bytes;
  std::array<char, 1U << 16U> buffer{};
  while (bytes.size() <= kMaxBytes) {
    const ssize_t count = ::read(file, buffer.data(), buffer.size());
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return trouble(errno);
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

}  // namespace

std::variant<std::string, IoTrouble> read_file(const fs::path& path, const fs::path& root) {
  auto where = resolve(path, root);
  if (auto* why = std::get_if<IoTrouble>(&where)) return *why;
  // O_NONBLOCK: opening a FIFO would else wait for a writer that never comes.
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY;
  Descriptor file(::open(std::get<fs::path>(where).c_str(), flags));
  if (!file.ok()) return trouble(errno);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return trouble(errno);
  if (S_ISDIR(about.st_mode)) return trouble(EISDIR);
  if (!S_ISREG(about.st_mode)) return IoTrouble{say("io-not-regular")};
  if (about.st_size > static_cast<off_t>(kMaxBytes)) return IoTrouble{say("io-too-large")};
  auto bytes = read_all(file.get());
  if (auto* text = std::get_if<std::string>(&bytes)) {
    struct stat after {};
    if (::fstat(file.get(), &after) != 0) return trouble(errno);
    const bool moved = after.st_size != about.st_size ||
                       after.st_mtim.tv_sec != about.st_mtim.tv_sec ||
                       after.st_mtim.tv_nsec != about.st_mtim.tv_nsec;
    if (moved || text->size() != static_cast<std::size_t>(after.st_size)) {
      return IoTrouble{say("io-changed")};
    }
  }
  return bytes;
}

namespace {

/// A temporary file that takes itself away unless it became the real one.
class Temporary {
 public:
  explicit Temporary(const fs::path& beside) {
    name_ = (beside.parent_path() / ("." + beside.filename().string() + ".st-XXXXXX")).string();
    file_ = ::mkostemp(name_.data(), O_CLOEXEC);  // O_EXCL, mode 0600.
    error_ = file_ < 0 ? errno : 0;
    here_ = file_ >= 0;
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (file_ >= 0) ::close(file_);
    if (here_) ::unlink(name_.c_str());
  }

  int error() const { return error_; }
  int get() const { return file_; }
  const std::string& name() const { return name_; }
  bool close() { return ::close(std::exchange(file_, -1)) == 0; }
  void keep() { here_ = false; }

 private:
  std::string name_;
  int file_ = -1;
  int error_ = 0;
  bool here_ = false;
};

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

/// Puts the finished file in its place; 0, or errno.
int move_into_place(const std::string& from, const std::string& to, bool create_only) {
  if (!create_only) return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without RENAME_NOREPLACE: a link refuses to replace, too.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  ::unlink(from.c_str());
  return 0;
}

/// So that the new name, too, is on the disk. Odd file systems cannot (EINVAL): never mind.
int sync_folder(const fs::path& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.ok()) return errno == EACCES ? 0 : errno;  // May be written to, but not read.
  return ::fsync(opened.get()) == 0 || errno == EINVAL ? 0 : errno;
}

mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

/// The mode that the file is to have, or why nothing may be written over what stands there.
std::variant<mode_t, IoTrouble> mode_for(const fs::path& path, bool create_only) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) {
    if (errno != ENOENT) return trouble(errno);
    return usual_mode();
  }
  if (create_only) return trouble(EEXIST);
  if (S_ISLNK(about.st_mode)) return IoTrouble{say("io-write-link")};
  if (S_ISDIR(about.st_mode)) return trouble(EISDIR);
  if (!S_ISREG(about.st_mode)) return IoTrouble{say("io-not-regular")};
  if (about.st_nlink > 1) return IoTrouble{say("io-hard-link")};
  return about.st_mode & 07777U;
}

}  // namespace

std::optional<IoTrouble> write_file(const fs::path& path, std::string_view bytes,
                                    bool create_only) {
  const auto mode = mode_for(path, create_only);
  if (const auto* why = std::get_if<IoTrouble>(&mode)) return *why;
  Temporary temporary(path);
  if (temporary.error() != 0) return trouble(temporary.error());
  if (const int error = write_all(temporary.get(), bytes)) return trouble(error);
  if (::fchmod(temporary.get(), std::get<mode_t>(mode)) != 0) return trouble(errno);
  if (::fsync(temporary.get()) != 0) return trouble(errno);
  if (!temporary.close()) return trouble(errno);
  if (const int error = move_into_place(temporary.name(), path.string(), create_only)) {
    return trouble(error);
  }
  temporary.keep();
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (sync_folder(folder) != 0) return IoTrouble{say("io-folder-not-synced")};
  return std::nullopt;
}

std::variant<std::vector<FolderEntry>, IoTrouble> list_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<FolderEntry> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    FolderEntry entry{at->path().filename().string()};
    if (entry.name.starts_with('.')) continue;
    std::error_code gone;
    switch (at->symlink_status(gone).type()) {
      case fs::file_type::regular: entry.kind = FolderEntry::Kind::file; break;
      case fs::file_type::directory: entry.kind = FolderEntry::Kind::folder; break;
      case fs::file_type::symlink: entry.kind = FolderEntry::Kind::link; break;
      default: entry.kind = FolderEntry::Kind::other; break;
    }
    entries.push_back(std::move(entry));
  }
  if (error) return trouble(error.value());
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace st
