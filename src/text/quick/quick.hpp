// A reader for files as people and st write them, in one pass and without the library: for a
// fortieth of the library's work. Whatever it is not certain of, at any byte, it leaves to the
// library's reader, which is the reference and words every complaint (read_yaml.cpp).
#pragma once

#include <optional>

#include "st/text/node.hpp"

namespace st {

/// The tree of `source`, the same as the reference makes of it, places included; nothing when in
/// doubt. It has nothing to complain about: what has faults is a doubt.
std::optional<Node> read_quickly(const Source& source);

/// The reference. What is wrong goes to `faults`.
Node read_by_reference(const Source& source, Faults& faults);

}  // namespace st
