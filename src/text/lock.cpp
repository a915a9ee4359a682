// flock, on a file that stays. A lock that is a file's mere being there, as git's, would outlive a
// process that is killed, and shut its owner out.
#include "st/text/lock.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "st/text/safe.hpp"

#include "disk.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kBetweenTries{10};

struct Opened {
  Descriptor file;
  struct stat about {};
};

/// The lock's file, made when it is missing. Neither it nor its folder may be a link, nor may it
/// have a second name: what that leads to is not ours to write a number into.
std::variant<Opened, IoTrouble> open_lock(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code none;
  if (fs::is_symlink(folder, none) || fs::is_symlink(path, none)) {
    return IoTrouble{say("io-write-link")};
  }
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return trouble_of(errno);
  const Descriptor in(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!in.ok()) return trouble_of(errno);
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  Opened opened{Descriptor(::openat(in.get(), path.filename().c_str(), flags, 0666))};
  if (!opened.file.ok() || ::fstat(opened.file.get(), &opened.about) != 0) return trouble_of(errno);
  if (!S_ISREG(opened.about.st_mode)) return IoTrouble{say("io-not-regular")};
  if (opened.about.st_nlink > 1) return IoTrouble{say("io-hard-link")};
  return opened;
}

/// Whether `path` still names the file that is locked: `git clean` may have taken it away, and
/// then the next one locks another.
bool still_named(const fs::path& path, const struct stat& locked) {
  struct stat named {};
  return ::lstat(path.c_str(), &named) == 0 && named.st_dev == locked.st_dev &&
         named.st_ino == locked.st_ino;
}

/// A courtesy to who waits: whether it can be written changes nothing.
void note_holder(int file) {
  const std::string line = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file, 0) != 0) return;
  [[maybe_unused]] const ssize_t written = ::pwrite(file, line.data(), line.size(), 0);
}

IoTrouble held(int file) {
  std::array<char, 32> line{};
  const ssize_t size = ::pread(file, line.data(), line.size(), 0);
  long process = 0;
  std::from_chars(line.data(), line.data() + std::max<ssize_t>(size, 0), process);
  if (process <= 0) return {say("lock-held-by-unknown")};
  return {say("lock-held", {std::to_string(process)})};
}

IoTrouble unusable(const fs::path& file, const Phrase& why) {
  return {say("lock-unusable", {SafeText::from(file.string()).str(), why})};
}

}  // namespace

Lock::~Lock() {
  if (file_ >= 0) ::close(file_);
}

std::variant<Lock, IoTrouble> take_lock(const fs::path& file, std::chrono::milliseconds wait) {
  const auto until = std::chrono::steady_clock::now() + wait;
  for (;;) {
    auto result = open_lock(file);
    if (auto* trouble = std::get_if<IoTrouble>(&result)) return unusable(file, trouble->why);
    auto& [opened, about] = std::get<Opened>(result);
    if (::flock(opened.get(), LOCK_EX | LOCK_NB) == 0) {
      if (!still_named(file, about)) continue;
      note_holder(opened.get());
      return Lock(opened.release());
    }
    if (errno != EWOULDBLOCK) return unusable(file, trouble_of(errno).why);
    if (std::chrono::steady_clock::now() >= until) return held(opened.get());
    std::this_thread::sleep_for(kBetweenTries);
  }
}

}  // namespace st
