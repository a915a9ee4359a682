// A paper for programs, `st.report/1`, and its tables for the helper that writes spreadsheets.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "st/text/safe.hpp"

#include "report/formats/json_text.hpp"
#include "report/formats/paper.hpp"
#include "report/words.hpp"

namespace st {

std::string paper_json(const Paper& paper, const Reader& reader);
std::string paper_sheets(const Paper& paper, const Reader& reader);

namespace {

using Json = nlohmann::ordered_json;

struct Value {
  Lang lang;

  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const Phrase& words) const { return words.in(lang); }
  Json operator()(Date day) const { return day.iso(); }
  Json operator()(Months months) const { return months.rounded(); }
  Json operator()(std::int64_t count) const { return count; }
  Json operator()(Share share) const { return share.points() / 10000.0; }
  Json operator()(bool yes) const { return yes; }
  Json operator()(Span where) const {
    const std::string place = place_text(where);
    return place.empty() ? Json(nullptr) : Json(place);
  }
};

std::string dumped(const Json& json) { return json_text(json); }

struct BlockJson {
  Lang lang;

  Json operator()(const Heading& heading) const { return {{"heading", heading.words.in(lang)}}; }
  Json operator()(const Paragraph& one) const { return {{"paragraph", one.words.in(lang)}}; }
  Json operator()(const Figures& figures) const {
    Json all = Json::object();
    for (const auto& one : figures.all) all[one.key] = std::visit(Value{lang}, one.value.value);
    return {{"figures", std::move(all)}};
  }
  Json operator()(const Table& table) const {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
      Json one = Json::object();
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].holding == Holding::box) continue;
        one[table.columns[i].key] = std::visit(Value{lang}, cell_at(row, i).value);
      }
      rows.push_back(std::move(one));
    }
    return {{"table", table.name}, {"title", table.title.in(lang)}, {"rows", std::move(rows)}};
  }
  Json operator()(const Picture& picture) const {
    return {{"picture", picture.name}, {"title", picture.words.in(lang)}, {"svg", picture.svg}};
  }
  Json operator()(const NewSheet&) const { return nullptr; }
};

std::string_view holding_name(Holding holding) {
  switch (holding) {
    case Holding::day: return "day";
    case Holding::months:
    case Holding::count: return "number";
    case Holding::share: return "share";
    default: return "words";
  }
}

/// A cell of a spreadsheet: yes and places are words there.
Json sheet_cell(const Cell& cell, Lang lang) {
  const bool words = std::holds_alternative<bool>(cell.value) ||
                     std::holds_alternative<Span>(cell.value) ||
                     std::holds_alternative<Phrase>(cell.value);
  return words ? Json(SafeText::from(cell_text(cell, lang)).str())
               : std::visit(Value{lang}, cell.value);
}

Json sheet_of(const Table& table, Lang lang) {
  Json columns = Json::array();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    int width = display_width(column.title.in(lang)) + 3;
    for (const auto& row : table.rows) {
      const std::string text = SafeText::from(cell_text(cell_at(row, i), lang)).str();
      width = std::max(width, display_width(text) + 2);
    }
    columns.push_back({{"title", column.title.in(lang)},
                       {"holding", holding_name(column.holding)},
                       {"width", width}});
  }
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json cells = Json::array();
    for (const Cell& cell : row) cells.push_back(sheet_cell(cell, lang));
    rows.push_back(std::move(cells));
  }
  return {{"name", table.title.empty() ? table.name : table.title.in(lang)},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)}};
}

}  // namespace

std::string paper_json(const Paper& paper, const Reader& reader) {
  Json blocks = Json::array();
  for (const Block& block : paper.blocks) {
    Json json = std::visit(BlockJson{reader.lang}, block);
    if (!json.is_null()) blocks.push_back(std::move(json));
  }
  return dumped({{"schema", "st.report/1"},
                 {"report", paper.name},
                 {"as_of", paper.as_of.iso()},
                 {"title", paper.title.in(reader.lang)},
                 {"subtitle", paper.subtitle.in(reader.lang)},
                 {"blocks", std::move(blocks)}});
}

std::string paper_sheets(const Paper& paper, const Reader& reader) {
  Json sheets = Json::array();
  for (const Block& block : paper.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      sheets.push_back(sheet_of(*table, reader.lang));
    }
  }
  return dumped({{"title", paper.title.in(reader.lang)},
                 {"as_of", paper.as_of.iso()},
                 {"sheets", std::move(sheets)}});
}

}  // namespace st
