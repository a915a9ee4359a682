// A report before it is text, a page or a spreadsheet: headings, words, key figures, tables and
// pictures. A report fills a paper (one file in src/report/papers/), a format renders it (one file
// in src/report/formats/).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/calendar/months.hpp"
#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

/// How something stands: a word says it too, colour never alone.
enum class Tone { plain, good, watch, bad, quiet };

/// What stands in one column of one row.
struct Cell {
  using Value = std::variant<std::monostate, Phrase, Date, Months, std::int64_t, Share, bool, Span>;

  Cell() = default;
  template <class T>
  Cell(T given, Tone how = Tone::plain) : value(std::move(given)), tone(how) {}
  Cell(const char* words) : value(Phrase(words)) {}
  Cell(std::string words, Tone how = Tone::plain) : value(Phrase(std::move(words))), tone(how) {}
  template <class T>
  Cell(const std::optional<T>& some) {
    if (some) value = *some;
  }

  Value value{};
  Tone tone = Tone::plain;
};

/// What the cells of a column hold: the type of a spreadsheet's cells, and to which side they
/// stand.
enum class Holding { words, day, months, count, share, yes, place, box };

struct Column {
  std::string key;  ///< For programs; the same in every language.
  Phrase title;
  Holding holding = Holding::words;
  bool spare = false;  ///< Left out in a terminal that has no room for it.
};

struct Table {
  std::string name;  ///< For programs, and of the spreadsheet's sheet.
  Phrase title{};
  std::vector<Column> columns{};
  std::vector<std::vector<Cell>> rows{};
  Phrase none{};  ///< What is said in place of a table without rows.
};

struct Heading {
  Phrase words;
};

struct Paragraph {
  Phrase words;
  Tone tone = Tone::plain;
};

/// Numbers to see at a glance.
struct Figures {
  struct One {
    std::string key;
    Phrase label;
    Cell value;
    Phrase note{};
  };
  std::vector<One> all{};
};

struct Picture {
  std::string name;
  Phrase words;  ///< What it shows.
  std::string svg;
};

/// Begins on a new sheet of paper.
struct NewSheet {};

using Block = std::variant<Heading, Paragraph, Figures, Table, Picture, NewSheet>;

struct Paper {
  std::string name;  ///< Of the report.
  Phrase title{};
  Phrase subtitle{};
  Date as_of{};
  std::vector<Block> blocks{};
};

/// How a reader has it shown.
struct Reader {
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

struct PaperFormat {
  std::string_view name;
  bool for_people = false;  ///< Follows the language of the reader; the others are English.
  std::string (*render)(const Paper& paper, const Reader& reader);
  std::string_view by_helper = {};  ///< What st-helper makes of what was rendered.
};

/// Every format there is, in src/report/papers.cpp: one line each.
const std::vector<PaperFormat>& paper_formats();

}  // namespace st
