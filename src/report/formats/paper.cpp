#include "report/formats/paper.hpp"

#include "report/words.hpp"

namespace st {
namespace {

struct CellWords {
  Lang lang;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const Phrase& words) const { return words.in(lang); }
  std::string operator()(Date day) const { return day.iso(); }
  std::string operator()(Months months) const { return decimal(months.text()).in(lang); }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(Share share) const { return decimal(share.text()).in(lang); }
  std::string operator()(bool yes) const { return say(yes ? "word-yes" : "word-no").in(lang); }
  std::string operator()(Span where) const { return place_text(where); }
};

}  // namespace

std::string cell_text(const Cell& cell, Lang lang) {
  return std::visit(CellWords{lang}, cell.value);
}

const Cell& cell_at(const std::vector<Cell>& row, std::size_t column) {
  static const Cell empty;
  return column < row.size() ? row[column] : empty;
}

bool is_number(Holding holding) {
  return holding == Holding::months || holding == Holding::count || holding == Holding::share;
}

}  // namespace st
