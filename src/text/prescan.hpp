// What is wrong with a file before a YAML parser has seen it: its bytes, its indentation,
// and what a plan must not hold. Found here, it is told in plain words at its exact place;
// the parser would pass it by, or complain about something else further down.
#pragma once

#include "st/text/fault.hpp"
#include "st/text/source.hpp"

#include "layout.hpp"

namespace st {

/// Files over this are no plans. Checked again here, for the parser takes memory by the byte.
constexpr std::size_t kMaxYamlBytes = 1U << 20U;

/// More than this in one file helps nobody: the file is of another kind.
constexpr std::size_t kMostFaults = 100;

/// Bytes of the byte order mark that `text` begins with: 3 or 0.
std::uint32_t bom_length(std::string_view text);

/// Adds all faults to `faults`. `layout` is of the text after the byte order mark.
void prescan(const Source& source, const Layout& layout, Faults& faults);

/// Whether the file is text at all: UTF-8, of a size to read, with no byte order mark of
/// another encoding. When not, nothing more can be said about it.
bool is_readable_text(const Source& source, Faults& faults);

}  // namespace st
