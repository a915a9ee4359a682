// A paper as Markdown (CommonMark with tables), for a merge request or a wiki.
#include "st/text/safe.hpp"

#include "report/formats/paper.hpp"

namespace st {

std::string paper_markdown(const Paper& paper, const Reader& reader);

namespace {

/// Words of a file are words: what Markdown or HTML would read in them gets a backslash.
std::string escaped(const std::string& raw) {
  std::string out;
  const SafeText safe = SafeText::from(raw);
  for (const char c : safe.str()) {
    if (std::string_view("\\`*_{}[]<>#|~&!@$").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  // What begins a list or a heading does so at the beginning of a line alone.
  const auto digits = out.find_first_not_of("0123456789");
  const bool numbered =
      digits != std::string::npos && digits > 0 && (out[digits] == '.' || out[digits] == ')');
  if (numbered && (digits + 1 == out.size() || out[digits + 1] == ' ')) out.insert(digits, 1, '\\');
  if (!out.empty() && (out[0] == '-' || out[0] == '+' || out[0] == '=')) out.insert(0, 1, '\\');
  return out;
}

class PaperMarkdown {
 public:
  PaperMarkdown(const Paper& paper, const Reader& reader) : paper_(paper), reader_(reader) {}

  std::string take() && {
    text_ = "# " + in(paper_.title) + "\n";
    if (!paper_.subtitle.empty()) text_ += "\n" + in(paper_.subtitle) + "\n";
    for (const Block& block : paper_.blocks) std::visit(*this, block);
    return std::move(text_);
  }

  void operator()(const Heading& heading) { text_ += "\n## " + in(heading.words) + "\n"; }
  void operator()(const Paragraph& paragraph) { text_ += "\n" + in(paragraph.words) + "\n"; }
  void operator()(const Figures& figures) {
    text_ += "\n";
    for (const auto& one : figures.all) {
      text_ += "- " + in(one.label) + ": **" + escaped(cell_text(one.value, reader_.lang)) + "**";
      if (!one.note.empty()) text_ += " " + in(one.note);
      text_ += "\n";
    }
  }
  void operator()(const Table& table) {
    if (!table.title.empty()) text_ += "\n## " + in(table.title) + "\n";
    if (table.rows.empty()) {
      if (!table.none.empty()) text_ += "\n" + in(table.none) + "\n";
      return;
    }
    std::string head = "|";
    std::string rule = "|";
    for (const Column& column : table.columns) {
      head += " " + in(column.title) + " |";
      rule += is_number(column.holding) ? " ---: |" : " --- |";
    }
    text_ += "\n" + head + "\n" + rule + "\n";
    for (const auto& row : table.rows) {
      text_ += "|";
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool box = table.columns[i].holding == Holding::box;
        const std::string cell = cell_text(cell_at(row, i), reader_.lang);
        text_ += " " + (box ? std::string("☐") : escaped(cell)) + " |";
      }
      text_ += "\n";
    }
  }
  void operator()(const Picture&) {}  // What it shows stands in the tables too.
  void operator()(const NewSheet&) { text_ += "\n---\n"; }

 private:
  std::string in(const Phrase& words) const { return escaped(words.in(reader_.lang)); }

  const Paper& paper_;
  const Reader& reader_;
  std::string text_{};
};

}  // namespace

std::string paper_markdown(const Paper& paper, const Reader& reader) {
  return PaperMarkdown(paper, reader).take();
}

}  // namespace st
