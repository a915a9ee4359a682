// Writing as Linux lets one do it without losing anything. Every step that can fail is looked at,
// since what is lost here is somebody's years of training.
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "st/text/file.hpp"

#include "disk.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".st-";
constexpr std::string_view kRandom = "XXXXXX";

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// The folder that a name is changed in, opened before anything is, so that the change can be
/// brought to the disk when it is made.
class Folder {
 public:
  explicit Folder(const fs::path& path)
      : opened_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    // A folder may be open for writing and not for reading: then there is nothing to sync with.
    if (!opened_.ok() && errno != EACCES) error_ = errno;
  }

  int error() const { return error_; }
  /// 0, or errno. Odd file systems cannot (EINVAL): never mind.
  int sync() const {
    return !opened_.ok() || ::fsync(opened_.get()) == 0 || errno == EINVAL ? 0 : errno;
  }

 private:
  Descriptor opened_;
  int error_ = 0;
};

/// A temporary file that takes itself away unless it became the real one.
class Temporary {
 public:
  explicit Temporary(const fs::path& beside)
      : name_((folder_of(beside) / ("." + beside.filename().string())).string() +
              std::string(kMark) + std::string(kRandom)),
        file_(::mkostemp(name_.data(), O_CLOEXEC)),  // O_EXCL, mode 0600.
        error_(file_.ok() ? 0 : errno),
        here_(file_.ok()) {
    // Tells remove_stale_temporaries that somebody is at it; where that cannot be, its age does.
    if (here_) ::flock(file_.get(), LOCK_EX | LOCK_NB);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (here_) ::unlink(name_.c_str());
  }

  int error() const { return error_; }
  int get() const { return file_.get(); }
  const char* name() const { return name_.c_str(); }
  bool close() { return file_.close(); }
  void keep() { here_ = false; }

 private:
  std::string name_;
  Descriptor file_;
  int error_;
  bool here_;
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

/// Brings what was written to the disk and closes the file; 0, or errno. A share that lost bytes
/// without a word is a broken disk.
int finish(Temporary& temporary, std::size_t size) {
  struct stat about {};
  if (::fsync(temporary.get()) != 0 || ::fstat(temporary.get(), &about) != 0) return errno;
  if (about.st_size != static_cast<off_t>(size)) return EIO;
  return temporary.close() ? 0 : errno;
}

/// Owner, group and mode of the file that is replaced; 0, or errno. Only root can give a file to
/// another. Where the group cannot be kept, the new one gets no more than everybody has.
int give_rights(int file, const struct stat& old) {
  struct stat now {};
  if (::fstat(file, &now) != 0) return errno;
  mode_t mode = old.st_mode & 07777U;
  const bool same = now.st_uid == old.st_uid && now.st_gid == old.st_gid;
  if (!same && ::fchown(file, old.st_uid, old.st_gid) != 0 &&
      ::fchown(file, static_cast<uid_t>(-1), old.st_gid) != 0) {
    const mode_t of_all = (mode & 07U) << 3U;
    mode &= ~070U | of_all;
  }
  return ::fchmod(file, mode) == 0 ? 0 : errno;
}

mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

/// Gives the finished file a name that must be free; 0, or errno.
int take_free_name(const char* from, const char* to) {
  if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without RENAME_NOREPLACE: a link refuses to replace, too.
  if (::link(from, to) != 0) return errno;
  ::unlink(from);
  return 0;
}

std::optional<IoTrouble> too_large(std::string_view bytes) {
  if (bytes.size() <= kMaxFileBytes) return std::nullopt;
  return IoTrouble{say("io-would-be-too-large")};
}

/// A file that stands as it was read.
struct Standing {
  fs::path real;
  struct stat about {};

  bool is(const Standing& other) const {
    return real == other.real && about.st_dev == other.about.st_dev &&
           about.st_ino == other.about.st_ino;
  }
};

/// `path`, if it may be replaced and holds `was`.
std::variant<Standing, IoTrouble> standing(const fs::path& path, const fs::path& root,
                                           std::string_view was) {
  auto where = resolve(path, root);
  if (auto* why = std::get_if<IoTrouble>(&where)) return std::move(*why);
  auto& [real, in_tree] = std::get<Resolved>(where);
  if (!in_tree) return IoTrouble{say("io-link-out")};
  auto content = read_regular(real);
  if (auto* why = std::get_if<IoTrouble>(&content)) return std::move(*why);
  const auto& [bytes, about] = std::get<Content>(content);
  if (about.st_nlink > 1) return IoTrouble{say("io-hard-link")};
  if (bytes != was) return IoTrouble{say("io-changed-since")};
  // A rename asks the folder only; who took away the right to write meant it.
  if (::access(real.c_str(), W_OK) != 0) return trouble_of(errno);
  return Standing{std::move(real), about};
}

constexpr mode_t kOwnerOnly = 0600;

/// Where a product goes: a name that is free, or a file that it may replace.
struct Target {
  fs::path path;
  std::optional<struct stat> old{};
};

std::variant<Target, IoTrouble> target_of(const fs::path& path, bool over) {
  struct stat about {};
  const bool is_there = ::lstat(path.c_str(), &about) == 0;
  if (is_there && !over) return trouble_of(EEXIST);
  auto where = resolve(is_there ? path : folder_of(path), folder_of(path));
  if (auto* why = std::get_if<IoTrouble>(&where)) return std::move(*why);
  auto& [real, in_tree] = std::get<Resolved>(where);
  if (!in_tree) return IoTrouble{say("io-link-out")};
  if (!is_there) return Target{path};
  if (::stat(real.c_str(), &about) != 0) return trouble_of(errno);
  if (S_ISDIR(about.st_mode)) return trouble_of(EISDIR);
  if (!S_ISREG(about.st_mode)) return IoTrouble{say("io-not-regular")};
  if (about.st_nlink > 1) return IoTrouble{say("io-hard-link")};
  if (::access(real.c_str(), W_OK) != 0) return trouble_of(errno);
  return Target{std::move(real), about};
}

}  // namespace

std::optional<IoTrouble> create_file(const fs::path& path, const fs::path& root,
                                     std::string_view bytes) {
  if (auto why = too_large(bytes)) return why;
  struct stat there {};
  if (::lstat(path.c_str(), &there) == 0) return trouble_of(EEXIST);
  const auto where = resolve(folder_of(path), root);
  if (const auto* why = std::get_if<IoTrouble>(&where)) return *why;
  if (!std::get<Resolved>(where).in_tree) return IoTrouble{say("io-link-out")};
  const Folder folder(folder_of(path));
  if (folder.error() != 0) return trouble_of(folder.error());
  Temporary temporary(path);
  if (temporary.error() != 0) return trouble_of(temporary.error());
  if (const int error = write_all(temporary.get(), bytes)) return trouble_of(error);
  if (::fchmod(temporary.get(), usual_mode()) != 0) return trouble_of(errno);
  if (const int error = finish(temporary, bytes.size())) return trouble_of(error);
  if (const int error = take_free_name(temporary.name(), path.c_str())) return trouble_of(error);
  temporary.keep();
  if (const int error = folder.sync()) {
    ::unlink(path.c_str());
    return trouble_of(error);
  }
  return std::nullopt;
}

namespace {

/// A device or a pipe: nothing of the user's stands there that could be lost.
bool is_stream(const fs::path& path) {
  std::error_code none;
  const fs::file_type type = fs::status(path, none).type();
  return type == fs::file_type::character || type == fs::file_type::fifo;
}

std::optional<IoTrouble> write_stream(const fs::path& path, std::string_view bytes) {
  const int stream = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (stream < 0) return trouble_of(errno);
  int error = write_all(stream, bytes);
  if (::close(stream) != 0 && error == 0) error = errno;
  if (error != 0) return trouble_of(error);
  return std::nullopt;
}

}  // namespace

std::optional<IoTrouble> write_product(const fs::path& path, std::string_view bytes, Product how) {
  if (how.over && is_stream(path)) return write_stream(path, bytes);
  const auto found = target_of(path, how.over);
  if (const auto* why = std::get_if<IoTrouble>(&found)) return *why;
  const auto& [target, old] = std::get<Target>(found);
  const Folder folder(folder_of(target));
  if (folder.error() != 0) return trouble_of(folder.error());
  Temporary temporary(target);
  if (temporary.error() != 0) return trouble_of(temporary.error());
  if (const int error = write_all(temporary.get(), bytes)) return trouble_of(error);
  if (old) {
    if (const int error = give_rights(temporary.get(), *old)) return trouble_of(error);
  } else if (::fchmod(temporary.get(), how.owner_only ? kOwnerOnly : usual_mode()) != 0) {
    return trouble_of(errno);
  }
  if (const int error = finish(temporary, bytes.size())) return trouble_of(error);
  if (!old) {
    if (const int error = take_free_name(temporary.name(), target.c_str()))
      return trouble_of(error);
  } else if (::rename(temporary.name(), target.c_str()) != 0) {
    return trouble_of(errno);
  }
  temporary.keep();
  if (folder.sync() != 0) return IoTrouble{say("io-folder-not-synced"), true};
  return std::nullopt;
}

std::optional<IoTrouble> create_folder(const fs::path& path) {
  const Folder above(folder_of(path));
  if (above.error() != 0) return trouble_of(above.error());
  if (::mkdir(path.c_str(), 0777) != 0) return trouble_of(errno);
  if (const int error = above.sync()) {
    ::rmdir(path.c_str());
    return trouble_of(error);
  }
  return std::nullopt;
}

std::optional<IoTrouble> replace_file(const fs::path& path, const fs::path& root,
                                      std::string_view was, std::string_view bytes) {
  if (auto why = too_large(bytes)) return why;
  const auto at_first = standing(path, root, was);
  if (const auto* why = std::get_if<IoTrouble>(&at_first)) return *why;
  const auto& old = std::get<Standing>(at_first);
  const Folder folder(folder_of(old.real));
  if (folder.error() != 0) return trouble_of(folder.error());
  Temporary temporary(old.real);
  if (temporary.error() != 0) return trouble_of(temporary.error());
  if (const int error = write_all(temporary.get(), bytes)) return trouble_of(error);
  if (const int error = give_rights(temporary.get(), old.about)) return trouble_of(error);
  if (const int error = finish(temporary, bytes.size())) return trouble_of(error);
  const auto at_last = standing(path, root, was);
  if (const auto* why = std::get_if<IoTrouble>(&at_last)) return *why;
  if (!std::get<Standing>(at_last).is(old)) return IoTrouble{say("io-changed-since")};
  if (::rename(temporary.name(), old.real.c_str()) != 0) return trouble_of(errno);
  temporary.keep();
  if (folder.sync() != 0) return IoTrouble{say("io-folder-not-synced"), true};
  return std::nullopt;
}

std::optional<IoTrouble> remove_file(const fs::path& path, const fs::path& root,
                                     std::string_view was) {
  struct stat named {};
  if (::lstat(path.c_str(), &named) != 0) return trouble_of(errno);
  if (S_ISLNK(named.st_mode)) return IoTrouble{say("io-changed-since")};
  const auto found = standing(path, root, was);
  if (const auto* why = std::get_if<IoTrouble>(&found)) return *why;
  const fs::path& real = std::get<Standing>(found).real;
  const Folder folder(folder_of(real));
  if (folder.error() != 0) return trouble_of(folder.error());
  if (::unlink(real.c_str()) != 0) return trouble_of(errno);
  if (folder.sync() != 0) return IoTrouble{say("io-folder-not-synced"), true};
  return std::nullopt;
}

namespace {

/// `.NAME.st-XXXXXX`, as mkostemp fills it in.
bool is_name_of_temporary(std::string_view name) {
  if (!name.starts_with('.') || name.size() < 2 + kMark.size() + kRandom.size()) return false;
  const std::string_view end = name.substr(name.size() - kMark.size() - kRandom.size());
  return end.starts_with(kMark) &&
         end.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
                               kMark.size()) == end.npos;
}

bool is_stale(const fs::path& path) {
  using std::chrono::hours, std::chrono::seconds;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW));
  struct stat about {};
  return file.ok() && ::fstat(file.get(), &about) == 0 && S_ISREG(about.st_mode) &&
         about.st_uid == ::geteuid() &&
         seconds(std::time(nullptr) - about.st_mtim.tv_sec) > hours(24) &&
         ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

void remove_stale_temporaries(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (is_name_of_temporary(path.filename().string()) && is_stale(path)) ::unlink(path.c_str());
  }
}

}  // namespace st
