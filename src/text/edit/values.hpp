// Values as they are written: which scalars need quotes, and what fits on one line.
#pragma once

#include <string>
#include <string_view>

#include "st/text/edit.hpp"

namespace st {

/// In brackets more characters end an unquoted text than in a block.
enum class Around { block, brackets };

/// How a file is laid out, in columns.
struct Style {
  std::size_t step = 2;  ///< From a key to the keys below it.
  std::size_t list = 2;  ///< From a key to the dashes below it.
  std::size_t dash = 2;  ///< From a dash to what stands after it.
  std::string newline = "\n";
};

std::string scalar_text(const Meant& scalar, Around around);
/// With the quotes that `old` has, where they can hold it.
std::string scalar_like(const Meant& scalar, std::string_view old, Around around);
std::string key_text(std::string_view key);

/// Nothing inside it is empty, which brackets cannot hold.
bool fits_brackets(const Meant& value);
/// Whether a person would write `value` on the line of its key, `room` columns being left.
bool fits_line(const Meant& value, std::size_t room);

/// Columns from `column` to the end of a line that is still easy to read.
std::size_t room_from(std::size_t column);

/// `value` in a block whose first line stands at `column` already: without that line's blanks,
/// and without a line end after the last.
std::string hanging(const Meant& value, std::size_t column, const Style& style);

/// A list's item at the column of its dash, dash included; `flow`: in brackets.
std::string dashed(const Meant& item, std::size_t column, bool flow, const Style& style);

}  // namespace st
