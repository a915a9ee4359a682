// The ways of writing a text, for the quick reader. Each is entered at the text's first byte,
// writes what is meant into `words`, which was empty, leaves the place behind the text, and tells
// where its last byte ends.
#pragma once

#include <string>

#include "place.hpp"

namespace st::quick {

/// In single or double quotes. Afterwards `place` is behind the closing one.
std::size_t quoted(Place& place, std::string& words);

/// A text behind `|` or `>`. `parent`: the column of the key or dash that it belongs to.
/// Afterwards `place` is at the break of its last line.
std::size_t block_text(Place& place, long parent, std::string& words);

/// Without quotes, over as many lines as are further in than `parent`. Afterwards `place` is at the
/// break or the comment of its last line.
std::size_t plain(Place& place, long parent, std::string& words);

/// The same inside brackets, where a comma or bracket ends it.
std::size_t plain_in_flow(Place& place, std::string& words);

/// A key without quotes inside braces. Afterwards `place` is at its colon.
std::size_t plain_key_in_flow(Place& place, std::string& words);

inline bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// A text without quotes may not begin with what means something else.
inline void check_begin(const Place& place) {
  const char c = place.here();
  if (is(c, kNeverFirst)) throw Doubt{};
  if (c == '-' && !is_word(place.look(place.at + 1))) throw Doubt{};
}

/// Words that mean nothing, or the keys of another mapping, are the reference's matter.
inline void check_words(std::string_view words) {
  if (words.size() > 4) return;
  if (words == "~" || words == "<<" || words == "null" || words == "Null" || words == "NULL")
    throw Doubt{};
}

}  // namespace st::quick
