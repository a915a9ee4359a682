// What the formats of a paper have in common.
#pragma once

#include <string>

#include "st/report/paper.hpp"

namespace st {

/// The cell as words for people: 13,27 in Swedish, 13.27 in English; nothing of an empty one.
std::string cell_text(const Cell& cell, Lang lang);

/// Does the column stand to the right?
bool is_number(Holding holding);

}  // namespace st
