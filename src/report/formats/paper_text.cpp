// A paper in a terminal: what does not fit a column is broken at its blanks.
#include <algorithm>
#include <numeric>

#include "st/report/page.hpp"

#include "report/formats/paper.hpp"

namespace st {

std::string paper_text(const Paper& paper, const Reader& reader);

namespace {

Ink ink_of(Tone tone) {
  switch (tone) {
    case Tone::good: return Ink::green;
    case Tone::watch: return Ink::yellow;
    case Tone::bad: return Ink::red;
    case Tone::quiet: return Ink::dim;
    case Tone::plain: break;
  }
  return Ink::plain;
}

int width_of(const std::string& text) { return display_width(SafeText::from(text).str()); }

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all(1);
  for (const char c : text) {
    if (c == '\n') {
      all.emplace_back();
    } else {
      all.back() += c;
    }
  }
  return all;
}

/// Broken at blanks, and a word that is wider than the column wherever it must be.
std::vector<std::string> column_lines(const std::string& text, int width) {
  std::vector<std::string> all;
  for (const std::string& line : lines(wrap(text, width, ""))) {
    std::string part;
    for (const char c : line) {
      const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      if (begins && width_of(part) >= width) all.push_back(std::exchange(part, {}));
      part += c;
    }
    all.push_back(std::move(part));
  }
  return all;
}

class TableText {
 public:
  TableText(const Table& table, const Reader& reader, Page& page)
      : table_(table), reader_(reader), page_(page) {}

  void put() {
    std::vector<std::vector<std::string>> texts(1);
    for (const Column& column : table_.columns) texts[0].push_back(in(column.title));
    for (const auto& row : table_.rows) {
      texts.emplace_back();
      for (std::size_t i = 0; i < table_.columns.size(); ++i)
        texts.back().push_back(text_of(row, i));
    }
    measure(texts);
    for (std::size_t i = 0; i < texts.size(); ++i)
      put_row(texts[i], i == 0 ? nullptr : &table_.rows[i - 1]);
  }

 private:
  std::string in(const Phrase& words) const { return words.in(reader_.lang); }

  std::string text_of(const std::vector<Cell>& row, std::size_t i) const {
    if (table_.columns[i].holding == Holding::box) return "[ ]";
    return SafeText::from(cell_text(cell_at(row, i), reader_.lang)).str();
  }

  /// Numbers and days keep their width; lines of words are broken between words as far as there is
  /// room, and a long word only where there is none.
  int least(std::size_t column, bool whole_words) const {
    constexpr int kLeast = 12;
    constexpr int kWord = 24;
    const Holding holding = table_.columns[column].holding;
    if (holding != Holding::words && holding != Holding::place) return numbers_[column];
    const int words = whole_words ? std::clamp(longest_[column], kLeast, kWord) : kLeast;
    return std::min(widths_[column], words);
  }

  static int longest_word(const std::string& text) {
    int longest = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      longest = std::max(longest, width_of(text.substr(at, end - at)));
      at = end + 1;
    }
    return longest;
  }

  int total() const {
    int sum = 0;
    for (const std::size_t i : shown_) sum += widths_[i] + 2;
    return sum;
  }

  /// As wide as the widest cell. Columns to spare give way first, then the widest ones.
  void measure(const std::vector<std::vector<std::string>>& texts) {
    widths_.assign(table_.columns.size(), 0);
    longest_.assign(table_.columns.size(), 0);
    numbers_.assign(table_.columns.size(), 0);
    for (const auto& row : texts) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths_[i] = std::max(widths_[i], width_of(row[i]));
        longest_[i] = std::max(longest_[i], longest_word(row[i]));
        const bool head = &row == &texts.front();
        numbers_[i] = std::max(numbers_[i], head ? longest_word(row[i]) : width_of(row[i]));
      }
    }
    for (std::size_t i = 0; i < widths_.size(); ++i) shown_.push_back(i);
    const auto too_wide = [&] {
      int sum = 0;
      for (const std::size_t i : shown_) sum += least(i, true) + 2;
      return sum > reader_.width;
    };
    for (std::size_t i = widths_.size(); i-- > 0 && too_wide();) {
      if (table_.columns[i].spare) std::erase(shown_, i);
    }
    shrink(true);
    shrink(false);
  }

  void shrink(bool whole_words) {
    while (total() > reader_.width) {
      const auto gives = [&](std::size_t i) {
        return widths_[i] > least(i, whole_words) ? widths_[i] : 0;
      };
      const auto widest = std::ranges::max_element(shown_, {}, gives);
      if (gives(*widest) == 0) break;
      --widths_[*widest];
    }
  }

  void put_row(const std::vector<std::string>& texts, const std::vector<Cell>* cells) {
    std::vector<std::vector<std::string>> broken;
    std::size_t high = 1;
    for (const std::size_t i : shown_) {
      broken.push_back(column_lines(texts[i], widths_[i]));
      high = std::max(high, broken.back().size());
    }
    for (std::size_t line = 0; line < high; ++line) {
      std::size_t pending = 2;  // Blanks before the next words: a line does not end in any.
      for (std::size_t n = 0; n < shown_.size(); ++n) {
        const std::size_t i = shown_[n];
        const std::string text = line < broken[n].size() ? broken[n][line] : std::string();
        const auto room = static_cast<std::size_t>(std::max(0, widths_[i] - width_of(text)));
        const bool right = is_number(table_.columns[i].holding);
        if (!text.empty()) {
          page_.put(std::string(pending + (right ? room : 0), ' '));
          page_.put(text, ink(cells, i));
          pending = 2 + (right ? 0 : room);
        } else {
          pending += static_cast<std::size_t>(widths_[i]) + 2;
        }
      }
      page_.line();
    }
  }

  static Ink ink(const std::vector<Cell>* cells, std::size_t i) {
    return cells ? ink_of(cell_at(*cells, i).tone) : Ink::strong;
  }

  const Table& table_;
  const Reader& reader_;
  Page& page_;
  std::vector<int> widths_{};
  std::vector<int> numbers_{};        ///< The widest number, under a head that may be broken.
  std::vector<int> longest_{};        ///< The longest word of each.
  std::vector<std::size_t> shown_{};  ///< The columns that there is room for.
};

class PaperText {
 public:
  PaperText(const Paper& paper, const Reader& reader)
      : paper_(paper), reader_(reader), page_(reader.colour, reader.width) {}

  std::string take() && {
    page_.put(in(paper_.title), Ink::strong).line();
    if (!paper_.subtitle.empty()) wrapped(in(paper_.subtitle), Ink::plain);
    for (const Block& block : paper_.blocks) std::visit(*this, block);
    return page_.take();
  }

  void operator()(const Heading& heading) {
    page_.line().put(in(heading.words), Ink::strong).line();
  }
  void operator()(const Paragraph& paragraph) {
    page_.line();
    wrapped(in(paragraph.words), ink_of(paragraph.tone));
  }
  void operator()(const Figures& figures) {
    page_.line();
    int column = 0;
    for (const auto& one : figures.all) column = std::max(column, width_of(in(one.label)) + 4);
    for (const auto& one : figures.all) {
      std::string text = cell_text(one.value, reader_.lang);
      if (!one.note.empty()) text += "  " + in(one.note);
      page_.labelled(in(one.label), text, column);
    }
  }
  void operator()(const Table& table) {
    if (!table.title.empty()) page_.line().put(in(table.title), Ink::strong).line();
    if (table.rows.empty()) {
      if (!table.none.empty()) wrapped("  " + in(table.none), Ink::dim);
      return;
    }
    TableText(table, reader_, page_).put();
  }
  void operator()(const Picture&) {}  // What it shows stands in the tables too.
  void operator()(const NewSheet&) {}

 private:
  std::string in(const Phrase& words) const { return words.in(reader_.lang); }
  void wrapped(const std::string& text, Ink ink) {
    for (const std::string& line : lines(wrap(SafeText::from(text).str(), reader_.width, "")))
      page_.put(line, ink).line();
  }

  const Paper& paper_;
  const Reader& reader_;
  Page page_;
};

}  // namespace

std::string paper_text(const Paper& paper, const Reader& reader) {
  return PaperText(paper, reader).take();
}

}  // namespace st
