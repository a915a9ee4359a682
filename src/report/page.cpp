// A page of text for people: colour, wrapping, and excerpts with a caret.
#include "st/report/page.hpp"

#include <algorithm>
#include <vector>

#include "st/record/privacy.hpp"
#include "st/text/source.hpp"

namespace st {
namespace {

std::string_view escape(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::strong: return "\x1b[1m";
    case Ink::red: return "\x1b[1;31m";
    case Ink::yellow: return "\x1b[1;33m";
    case Ink::cyan: return "\x1b[1;36m";
    case Ink::green: return "\x1b[1;32m";
    case Ink::dim: return "\x1b[2m";
  }
  return "";
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// One code point as it is shown.
struct Cell {
  std::string shown;
  int width = 0;
};

std::size_t length_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = length_at(line, at);
    std::string shown = SafeText::from(line.substr(at, length)).str();
    const int width = display_width(shown);
    cells.push_back({std::move(shown), width});
    at += length;
  }
  return cells;
}

int count_cells(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); at += length_at(text, at)) ++count;
  return count;
}

int width_of(const std::vector<Cell>& cells, int from, int to) {
  int width = 0;
  for (int i = from; i < to; ++i) width += cells[static_cast<std::size_t>(i)].width;
  return width;
}

/// The stretch of cells that is shown: the marked words, with what fits around them.
struct Window {
  int from;
  int to;
};

Window window_around(const std::vector<Cell>& cells, int mark, int room) {
  const int all = static_cast<int>(cells.size());
  if (width_of(cells, 0, all) <= room) return {0, all};
  // A third of the room before the mark, the rest after it.
  Window window{mark, mark};
  int width = 0;
  const auto cell = [&](int i) { return cells[static_cast<std::size_t>(i)].width; };
  while (window.from > 0 && width + cell(window.from - 1) <= room / 3) width += cell(--window.from);
  while (window.to < all && width + cell(window.to) <= room) width += cell(window.to++);
  while (window.from > 0 && width + cell(window.from - 1) <= room) width += cell(--window.from);
  return window;
}

}  // namespace

std::string wrap(std::string_view text, int width, std::string_view indent) {
  std::string wrapped;
  int column = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = end;
    if (word.empty()) break;
    const int wide = display_width(word);
    if (column > 0 && column + 1 + wide > width) {
      wrapped.append("\n").append(indent);
      column = 0;
    } else if (column > 0) {
      wrapped += ' ';
      ++column;
    }
    wrapped += word;
    column += wide;
  }
  return wrapped;
}

std::string cut(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    std::string more = kept + std::string(text.substr(at, length));
    if (display_width(more) > columns - 1) break;
    kept = std::move(more);
    at += length;
  }
  return kept + "…";
}

Page& Page::raw(std::string_view text, Ink ink) {
  if (text.empty()) return *this;
  const bool painted = colour_ && ink != Ink::plain;
  if (painted) text_ += escape(ink);
  text_ += text;
  if (painted) text_ += "\x1b[0m";
  return *this;
}

Page& Page::labelled(std::string_view label, std::string_view text, int column) {
  const int pad = std::max(1, column - 2 - display_width(label));
  text_ += "  ";
  raw(SafeText::from(label).str(), Ink::strong);
  text_.append(static_cast<std::size_t>(pad), ' ');
  const std::string indent(static_cast<std::size_t>(column), ' ');
  // Each word is made safe where the line breaks are not.
  std::string words(text);
  std::replace(words.begin(), words.end(), '\n', ' ');
  text_ += wrap(SafeText::from(words).str(), width_ - column, indent);
  return line();
}

Page& Page::excerpt(Span where) {
  if (!where) return *this;
  const std::string_view shown = where.source->line_at(where.begin);
  if (where.source->text().empty()) return *this;  // Nothing of it could be read.
  // A window could leave the end of a number, which nobody takes for one.
  const std::vector<Cell> cells = cells_of(masked(shown));
  const auto line_begin = static_cast<std::uint32_t>(shown.data() - where.source->text().data());
  const auto line_end = line_begin + static_cast<std::uint32_t>(shown.size());
  const auto begin = std::clamp(where.begin, line_begin, line_end);
  const auto end = std::clamp(where.end, begin, line_end);
  const int mark = count_cells(shown.substr(0, begin - line_begin));
  const int mark_end = mark + count_cells(shown.substr(begin - line_begin, end - begin));
  const Window window = window_around(cells, mark, width_ - 6);
  const bool cut_before = window.from > 0;
  const bool cut_after = window.to < static_cast<int>(cells.size());
  text_ += "    ";
  if (cut_before) text_ += "…";
  for (int i = window.from; i < window.to; ++i) text_ += cells[static_cast<std::size_t>(i)].shown;
  if (cut_after) text_ += "…";
  text_ += "\n    ";
  const int before = width_of(cells, window.from, mark) + (cut_before ? 1 : 0);
  const int carets = width_of(cells, mark, std::min(mark_end, window.to));
  text_.append(static_cast<std::size_t>(before), ' ');
  raw(std::string(static_cast<std::size_t>(std::max(1, carets)), '^'), Ink::green);
  return line();
}

}  // namespace st
