// The tree of a file, from the events that a parser told: with both ends of every value, and
// every fault that the parser takes for granted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "st/text/fault.hpp"
#include "st/text/node.hpp"
#include "st/text/source.hpp"

namespace st {

/// A parser's event, of one value or of a collection's begin or end.
struct Event {
  enum class Kind { null, scalar, alias, sequence, mapping, end };
  Kind kind = Kind::null;
  std::uint32_t at = 0;  ///< In the file, byte order mark included.
  std::string text{};
};

Node build_tree(const Source& source, const std::vector<Event>& events, Faults& faults);

/// Where the scalar that begins at `begin`, and means `value`, ends in `text`. `parent`: the
/// column of the key or dash that it belongs to, -1 in brackets or at the top.
std::size_t scalar_end(std::string_view text, std::size_t begin, std::string_view value,
                       long parent);

/// A blank, a tab or part of a line's end.
bool is_space(char c);

}  // namespace st
