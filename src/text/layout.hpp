// How the lines of a YAML file hang together, told without the parser: where quotes and
// brackets open, which lines are the inside of a text, which go on with the line above.
// The parser decides what a file means; this scan only guards it against bombs, and knows
// where a mistake began when the parser sees merely where it ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace st {

/// Brackets and indentations that a plan may have inside each other.
constexpr std::size_t kMaxDepth = 32;

/// Bytes from `begin` to before `end`.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Layout {
  /// What the first byte of a line stands in.
  enum class Inside { structure, quotes, block_text };

  struct Line {
    std::uint32_t begin = 0;
    Inside inside = Inside::structure;
  };

  /// A line that goes on with an unquoted text of an earlier line.
  struct Continuation {
    Stretch line;
    Stretch first;       ///< The line where that text begins, from its first word.
    bool value = false;  ///< That text is the value of a key or a list item; else it is bare.
  };

  std::vector<Line> lines;
  std::vector<Stretch> quotes;  ///< Quoted texts that are closed.
  std::optional<std::uint32_t> open_quote;
  std::vector<std::uint32_t> open_brackets;  ///< Never closed, outermost first.
  std::optional<std::uint32_t> too_deep;     ///< The first bracket that is one too many.
  std::vector<Continuation> continuations;
  std::vector<Stretch> bare;           ///< Words that stand where a key should, with no colon.
  std::vector<Stretch> long_keys;      ///< Over 1000 bytes: the parser gives up at 1024.
  std::vector<Stretch> hard_blanks;    ///< A no-break space where a blank must follow.
  std::vector<std::uint32_t> starts;   ///< Lines `---` that begin a document.
  std::vector<std::uint32_t> ends;     ///< Lines `...` that end one.
  std::vector<std::uint32_t> content;  ///< First bytes of lines that say something.
};

/// `text` has no byte order mark; places count from its first byte.
Layout lay_out(std::string_view text);

/// Bytes of the blank at `at` that looks like a space and is none (no-break space and its
/// kin), or 0.
std::size_t hard_blank_at(std::string_view text, std::size_t at);

}  // namespace st
