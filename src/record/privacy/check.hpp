// Inside the record floor: ST-privacy.
#pragma once

#include <utility>
#include <vector>

#include "st/record/document.hpp"
#include "st/text/node.hpp"

namespace st {

/// A file of a document, and what it says.
using ReadPart = std::pair<const Node*, const Source*>;

/// Personal identity numbers wherever they stand, comments and keys included, and hints.
void check_privacy(Document& document, const std::vector<ReadPart>& parts);

/// A file or folder whose own name holds such a number.
Fault number_in_name(const Source& file);

}  // namespace st
