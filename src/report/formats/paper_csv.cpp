// The tables of a paper for spreadsheets, one below the other. Swedish Excel takes a semicolon
// between cells and a comma in numbers.
#include "report/formats/csv.hpp"
#include "report/formats/paper.hpp"

namespace st {

std::string paper_csv(const Paper& paper, const Reader& reader);

std::string paper_csv(const Paper& paper, const Reader& reader) {
  const char between = reader.lang == Lang::sv ? ';' : ',';
  std::string file;
  for (const Block& block : paper.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (!table) continue;
    std::vector<std::string> heads;
    for (const Column& column : table->columns) {
      if (column.holding != Holding::box) heads.push_back(column.title.in(reader.lang));
    }
    if (file.empty()) {
      file = csv::begun(heads, between);
    } else {
      file += "\r\n";
      csv::add_row(file, heads, between);
    }
    for (const auto& row : table->rows) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < table->columns.size(); ++i) {
        if (table->columns[i].holding == Holding::box) continue;
        cells.push_back(cell_text(cell_at(row, i), reader.lang));
      }
      csv::add_row(file, cells, between);
    }
  }
  return file;
}

}  // namespace st
