// What reading, writing and locking of files share: descriptors that close themselves, where a path
// truly leads, the whole of a file.
#pragma once

#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <utility>
#include <variant>

#include "st/text/file.hpp"

namespace st {

constexpr std::size_t kMaxFileBytes = 1U << 20U;

/// A file descriptor that is closed whichever way a function is left.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  bool ok() const { return number_ >= 0; }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  /// Closing can fail: a network share tells only now that a write did not arrive.
  bool close();

 private:
  int number_;
};

/// Where a path truly leads, all links followed.
struct Resolved {
  std::filesystem::path real;
  bool in_tree = false;
};

/// Trouble when nothing is there, and when a link, or a folder that is a link, leads out of `tree`.
std::variant<Resolved, IoTrouble> resolve(const std::filesystem::path& path,
                                          const std::filesystem::path& tree);

/// A regular file's bytes, and what the system knows of it.
struct Content {
  std::string bytes;
  struct stat about {};
};

/// Reads the regular file at `real`, which must be no link, if it stands still and is not larger.
std::variant<Content, IoTrouble> read_regular(const std::filesystem::path& real,
                                              std::size_t most = kMaxFileBytes);

}  // namespace st
