// The ways of writing a text, for the quick reader. Each is entered at the text's first byte,
// leaves the place behind it, and tells where the words end.
#pragma once

#include <string>

#include "place.hpp"

namespace st::quick {

struct Text {
  std::string words{};
  std::size_t end = 0;  ///< Behind the last byte that belongs to it.
};

/// In single or double quotes. Afterwards `place` is behind the closing one.
Text quoted(Place& place);

/// A text behind `|` or `>`. `parent`: the column of the key or dash that it belongs to.
/// Afterwards `place` is at the break of its last line.
Text block_text(Place& place, long parent);

/// Without quotes, over as many lines as are further in than `parent`. Afterwards `place` is at the
/// break or the comment of its last line.
Text plain(Place& place, long parent);

/// The same inside brackets, where a comma or bracket ends it. `is_key`: up to the colon.
Text plain_in_flow(Place& place, bool is_key);

}  // namespace st::quick
