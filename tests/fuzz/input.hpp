// What a target of fuzzing reads its bytes with, and how it says that a law was broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace st::fuzz {

/// Choices are taken from the end of the bytes, so that the texts before them stay what they are.
/// When the bytes are used up, every choice is the first.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : bytes_(data, data + size) {}

  /// A number below `most`, which is at most 256 and not 0.
  std::size_t below(std::size_t most) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.back());
    bytes_.pop_back();
    return byte % most;
  }

  /// A number of four bytes.
  std::int32_t number() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<std::uint32_t>(below(256));
    return static_cast<std::int32_t>(value);
  }

  template <class Things>
  const auto& one_of(const Things& things) {
    return things[below(std::size(things))];
  }

  /// What is left.
  const std::string& rest() const { return bytes_; }

  /// What is left, in its parts: a record separator (0x1e) stands between them. At least one.
  std::vector<std::string> parts() const {
    std::vector<std::string> all;
    std::size_t begin = 0;
    for (auto end = bytes_.find(kBetween); end != std::string::npos;
         begin = end + 1, end = bytes_.find(kBetween, begin))
      all.push_back(bytes_.substr(begin, end - begin));
    all.push_back(bytes_.substr(begin));
    return all;
  }

 private:
  static constexpr char kBetween = '\x1e';
  std::string bytes_;
};

/// Ends the program when a law does not hold, so that whoever fuzzes keeps the input. `shown`: what
/// the law was tried on.
inline void hold(bool holds, std::string_view law, std::string_view shown) {
  if (holds) return;
  std::fprintf(stderr, "Does not hold: %.*s\n-----\n%.*s\n-----\n", static_cast<int>(law.size()),
               law.data(), static_cast<int>(shown.size()), shown.data());
  std::abort();
}

}  // namespace st::fuzz
