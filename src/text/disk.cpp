#include "disk.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iterator>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace st {

namespace {

namespace fs = std::filesystem;

bool lies_in(const fs::path& path, const fs::path& root) {
  const auto ends = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  // "/a/" has an empty last part, "/a" has not.
  return ends.first == root.end() || (ends.first->empty() && std::next(ends.first) == root.end());
}

/// Reads until the end, or one byte more than we accept.
std::variant<std::string, IoTrouble> read_all(int file, std::size_t most) {
  std::string bytes;
  constexpr std::size_t size = 1U << 16U;
  const auto buffer = std::make_unique_for_overwrite<char[]>(size);
  while (bytes.size() <= most) {
    const ssize_t count = ::read(file, buffer.get(), size);
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return trouble_of(errno);
    bytes.append(buffer.get(), static_cast<std::size_t>(count));
  }
  return bytes;
}

}  // namespace

IoTrouble trouble_of(int error) {
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

bool Descriptor::close() { return number_ < 0 || ::close(release()) == 0; }

std::variant<Resolved, IoTrouble> resolve(const fs::path& path, const fs::path& tree) {
  std::error_code error;
  const fs::path root = tree.empty() ? "." : tree;
  const fs::path real = fs::canonical(path, error);
  if (error) {
    struct stat about {};
    const bool dangling = error.value() == ENOENT && ::lstat(path.c_str(), &about) == 0;
    return dangling ? IoTrouble{say("io-link-nowhere")} : trouble_of(error.value());
  }
  const fs::path real_root = fs::canonical(root, error);
  if (error) return trouble_of(error.value());
  const bool link = fs::is_symlink(path, error);
  const bool meant_inside = lies_in(fs::absolute(path, error).lexically_normal(),
                                    fs::absolute(root, error).lexically_normal());
  const bool inside = lies_in(real, real_root);
  if ((link || meant_inside) && !inside) return IoTrouble{say("io-link-out")};
  return Resolved{real, inside};
}

std::variant<Content, IoTrouble> read_regular(const fs::path& real, std::size_t most) {
  // O_NONBLOCK: opening a FIFO would else wait for a writer that never comes.
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY;
  const Descriptor file(::open(real.c_str(), flags));
  if (!file.ok()) return trouble_of(errno);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return trouble_of(errno);
  if (S_ISDIR(about.st_mode)) return trouble_of(EISDIR);
  if (!S_ISREG(about.st_mode)) return IoTrouble{say("io-not-regular")};
  if (about.st_size > static_cast<off_t>(most))
    return IoTrouble{say("io-too-large", {std::to_string(most >> 20U)})};
  auto bytes = read_all(file.get(), most);
  if (auto* why = std::get_if<IoTrouble>(&bytes)) return std::move(*why);
  auto& text = std::get<std::string>(bytes);
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return trouble_of(errno);
  const bool moved = after.st_size != about.st_size ||
                     after.st_mtim.tv_sec != about.st_mtim.tv_sec ||
                     after.st_mtim.tv_nsec != about.st_mtim.tv_nsec;
  if (moved || text.size() != static_cast<std::size_t>(after.st_size)) {
    return IoTrouble{say("io-changed")};
  }
  return Content{std::move(text), about};
}

}  // namespace st
