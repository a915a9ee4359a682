// Where something was written. Every value that st reads keeps its place, so that
// every later complaint can point at the words to change.
#pragma once

#include <cstdint>

namespace st {

class Source;

/// Half-open range of bytes in one source. Bytes, because edits and excerpts need
/// bytes; lines and columns are worked out only when something is printed.
struct Span {
  const Source* source = nullptr;  ///< Null: the value was computed, not written.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  explicit operator bool() const { return source != nullptr; }
  bool operator==(const Span&) const = default;
};

}  // namespace st
