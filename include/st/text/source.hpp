// One input file, kept whole, so that a complaint can quote the file as it is.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "st/text/span.hpp"

namespace st {

/// A place as people and editors count it.
struct Position {
  int line = 1;    ///< From 1.
  int column = 1;  ///< From 1, in code points: "å" is one column.
};

class Source {
 public:
  Source(std::string path, std::string text);

  const std::string& path() const { return path_; }  ///< As it is shown to the reader.
  std::string_view text() const { return text_; }    ///< Every byte of the file, a BOM included.

  /// Has it been read by the reference, since the quick reader was not certain of it?
  bool by_reference() const { return by_reference_; }
  void note_by_reference() const { by_reference_ = true; }

  Position position(std::uint32_t offset) const;
  /// The line that holds `offset`, without its line end.
  std::string_view line_at(std::uint32_t offset) const;
  /// The bytes that a span of this source covers.
  std::string_view slice(Span where) const {
    return text().substr(where.begin, where.end - where.begin);
  }

 private:
  std::string path_;
  std::string text_;
  /// Offset of the first byte of each line.
  const std::vector<std::uint32_t>& lines() const;

  mutable std::atomic<bool> by_reference_ = false;
  mutable std::once_flag lines_found_{};
  mutable std::vector<std::uint32_t> lines_{};
};

/// Owns sources at fixed addresses, since spans point at them.
class Sources {
 public:
  Sources() = default;
  Sources(const Sources&) = delete;
  Sources(Sources&&) noexcept = default;
  Sources& operator=(const Sources&) = delete;
  Sources& operator=(Sources&&) noexcept = default;

  const Source& add(std::string path, std::string text) {
    return all_.emplace_back(std::move(path), std::move(text));
  }
  const std::deque<Source>& all() const { return all_; }

 private:
  std::deque<Source> all_;
};

}  // namespace st
