// Cells and rows for spreadsheets: RFC 4180 with a byte order mark, since Excel would else take å
// for two letters. A text that a spreadsheet would take for a formula gets an apostrophe in front.
#pragma once

#include <string>
#include <vector>

namespace st::csv {

/// A file that begins with the names of its columns.
std::string begun(const std::vector<std::string>& columns, char between = ',');
/// Adds a row. Numbers and dates are texts that need no care.
void add_row(std::string& file, const std::vector<std::string>& cells, char between = ',');

}  // namespace st::csv
