// Changing a file without disturbing a byte: the text is spliced, never written anew. An edit is
// read again and compared with what was meant; where that is not certain nothing is changed, and
// the reader gets the lines to put in by hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "st/text/phrase.hpp"
#include "st/text/source.hpp"

namespace st {

/// A value that is to be written.
struct Meant {
  enum class Kind { empty, scalar, sequence, mapping };

  Kind kind = Kind::empty;
  std::string scalar{};
  /// A text: quoted where any YAML reader would take it for a number, a date, a yes or a no.
  /// Else it is written plain wherever that reads back as the same characters.
  bool text = false;
  std::vector<Meant> items{};                            ///< Of a sequence.
  std::vector<std::pair<std::string, Meant>> members{};  ///< Of a mapping, in written order.

  bool operator==(const Meant&) const = default;
};

Meant text_value(std::string text);
/// A date, number, share, yes or no, code: what its field reads, plain where that is safe.
Meant word_value(std::string text);
Meant list_value(std::vector<Meant> items);
Meant mapping_value(std::vector<std::pair<std::string, Meant>> members);

/// A scalar as it is written, plain or quoted; safe in a block and in brackets.
std::string scalar_text(const Meant& scalar);
/// A value as lines of a block, or as `{a: 1, b: [x, y]}`. In a block, what holds no mapping and
/// fits its line is written in brackets: `goals: [c1, c2]`, `- {date: 2024-03-12, with: eva}`.
std::string block_text(const Meant& value, std::size_t indent);
std::string flow_text(const Meant& value);

/// One step from a value to a value inside it: a key, or the place in a list from 0.
using Step = std::variant<std::string, std::size_t>;
using Steps = std::vector<Step>;

/// Replaces the bytes from `begin` to before `end`, of the text before the edit.
struct Splice {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string text{};

  bool operator==(const Splice&) const = default;
};

struct Edited {
  std::string text{};             ///< The whole file, as it is to be.
  std::vector<Splice> splices{};  ///< In order of place; none overlaps another.
};

/// An edit that was not certain, and how to make it by hand.
struct Refusal {
  Phrase why{};
  std::string snippet{};  ///< The lines to paste; empty when there is nothing to paste.
  int after_line = 0;     ///< Below which line they go, from 1; 0 is the front of the file.
};

using Edit = std::variant<Edited, Refusal>;

/// Adds `item` at the end of the list that `list` leads to, in the style of the item above it. What
/// is missing on the way there, the list itself included, is made. An empty value, null written
/// out, `[]`, a flow list and a block list are lists; of anything else it is refused. So is every
/// edit of a file with faults, and one that would take a comment with it.
Edit append(const Source& source, const Steps& list, const Meant& item);

/// Makes the value at `place` be `value`, with the quotes of the one before; a missing key is added
/// last in its mapping, and what is missing on the way is made.
Edit put(const Source& source, const Steps& place, const Meant& value);

/// Takes the value at `place` away: a key with its value, or an item of a list. Where it was the
/// only one, `{}` or `[]` is left, and nothing where it was all that the file said.
Edit take_out(const Source& source, const Steps& place);

/// The comments of a file's text, from the # on, in their order.
std::vector<std::string> comments_in(std::string_view text);

/// `splices` of `text`, carried out.
std::string spliced(std::string_view text, const std::vector<Splice>& splices);

/// Those that lead from the edited text back to `text`.
std::vector<Splice> reversed(std::string_view text, const std::vector<Splice>& splices);

/// The change from `before` to `after` as `diff -u` shows it; empty when they are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace st
