// Reading UTF-8 one code point at a time, with invalid bytes told apart. For this floor only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace st {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;  ///< Bytes; 1 when invalid, so that a reader goes on at the next byte.
  bool valid = true;
};

/// The code point that begins at `at`, which is inside `text`. Overlong forms, surrogates
/// and values over U+10FFFF are invalid.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Characters that turn the direction of the text around them, and so can make a line read
/// as something else than what it says.
bool is_bidi_control(char32_t value);

}  // namespace st
