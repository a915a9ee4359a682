// Inside the record floor: what a merge must say, told from the values alone. It knows nothing of
// how the text was put together, and so can prove it.
#pragma once

#include "st/text/node.hpp"

namespace st::merge {

/// Whether `merged` says what a merge of the three must. A null one says nothing there.
bool holds(const Node* base, const Node* ours, const Node* theirs, const Node* merged);

}  // namespace st::merge
