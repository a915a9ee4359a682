// One writer at a time: who reads a file, decides and writes it holds the lock all the while, or
// two of them would each write over what the other did.
#pragma once

#include <chrono>
#include <filesystem>
#include <utility>
#include <variant>

#include "st/text/file.hpp"

namespace st {

/// A lock that is held until this goes. The kernel frees it when the process ends, however that
/// comes about. Programs that are started meanwhile do not inherit it.
class Lock {
 public:
  explicit Lock(int file) : file_(file) {}
  Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Lock& operator=(Lock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~Lock();

 private:
  int file_;
};

/// Takes the lock that `file` stands for. The file is made when it is missing, with its folder,
/// and stays; in it stands the holder's process id. Trouble when another holds the lock for all
/// of `wait`, named, or when the file cannot be made or opened.
std::variant<Lock, IoTrouble> take_lock(const std::filesystem::path& file,
                                        std::chrono::milliseconds wait);

}  // namespace st
