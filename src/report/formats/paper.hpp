// What the formats of a paper have in common.
#pragma once

#include <string>
#include <vector>

#include "st/report/paper.hpp"

namespace st {

/// The cell as words for people: 13,27 in Swedish, 13.27 in English; nothing of an empty one.
std::string cell_text(const Cell& cell, Lang lang);

/// The cell of that column; an empty one where the row is shorter.
const Cell& cell_at(const std::vector<Cell>& row, std::size_t column);

/// Does the column stand to the right?
bool is_number(Holding holding);

}  // namespace st
