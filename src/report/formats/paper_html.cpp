// A paper as one page: no script, nothing from outside, light and dark, on a phone and on A4.
#include <algorithm>

#include <fmt/format.h>

#include "report/formats/paper.hpp"
#include "report/formats/svg.hpp"

namespace st {

std::string paper_html(const Paper& paper, const Reader& reader);

namespace {

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#1b2733;--paper:#fff;--quiet:#566573;--line:#d5dce3;--band:#eef3f7;--good:#0b6b3a;--watch:#8a5a00;--bad:#a3161c}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--paper:#14191f;--quiet:#9fb0bf;--line:#33404c;--band:#1e2731;--good:#6fd39b;--watch:#f0b95a;--bad:#ff8a8a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
main.wide{max-width:84rem}
.table{overflow-x:auto}
p{margin:.5rem 0;overflow-wrap:anywhere}
.subtitle,.quiet{color:var(--quiet)}
.good{color:var(--good)}.watch{color:var(--watch)}.bad{color:var(--bad);font-weight:600}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1rem 0}
dl div{background:var(--band);border-radius:.5rem;padding:.6rem .8rem}
dt{font-size:.85rem;color:var(--quiet)}
dd{margin:0;font-size:1.3rem;font-weight:600;overflow-wrap:anywhere}
dd small{display:block;font-size:.8rem;font-weight:400;color:var(--quiet)}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th{text-align:left;background:var(--band);font-weight:600}
th,td{padding:.4rem .55rem;border-bottom:1px solid var(--line);vertical-align:top}
.long{overflow-wrap:anywhere;min-width:9em}
.n{text-align:right;font-variant-numeric:tabular-nums}
td.n,.d{white-space:nowrap;font-variant-numeric:tabular-nums}
.p{font:.8rem ui-monospace,Consolas,monospace;color:var(--quiet)}
.box{width:1.1rem;height:1.1rem;border:1.5px solid var(--quiet);border-radius:.15rem;display:inline-block}
img{display:block;width:100%;height:auto;background:#fff;border-radius:.4rem;margin:1rem 0}
@media screen and (max-width:40rem){
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table,tbody,tr,td{display:block;width:100%}
tr{border:1px solid var(--line);border-radius:.5rem;margin:.6rem 0;padding:.3rem .2rem}
td,td.n,td.d{border:0;padding:.15rem .55rem;text-align:left;white-space:normal;display:grid;grid-template-columns:7.5rem 1fr;gap:.5rem}
td:empty{display:none}
td[data-label]::before{content:attr(data-label);font:.8rem/1.7 system-ui,sans-serif;color:var(--quiet);font-weight:400}
}
@page{size:A4;margin:16mm 14mm}
@media print{
:root{--ink:#000;--paper:#fff;--quiet:#444;--line:#bbb;--band:#f0f0f0;--good:#000;--watch:#000;--bad:#000}
body{font-size:9.5pt}.table{overflow:visible}main{max-width:none;padding:0}dd{font-size:1.1rem}dl{grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr))}
table{font-size:8pt}main.wide table{font-size:7pt}th,td{padding:.25rem .3rem;hyphens:auto}.long,.p{min-width:8em;overflow-wrap:anywhere}.p{font-size:.9em}
h2{break-after:avoid}tr,dl div,img{break-inside:avoid}thead{display:table-header-group}
.sheet{break-before:page}
}
)";

/// The picture inside the page, apart from it: its style is its own.
std::string data_of(std::string_view svg) {
  std::string data = "data:image/svg+xml,";
  for (const char c : svg) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') ||
                       std::string_view("-_.~ !*'():;@,/?=").find(c) != std::string_view::npos;
    data += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return data;
}

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::good: return "good";
    case Tone::watch: return "watch";
    case Tone::bad: return "bad";
    case Tone::quiet: return "quiet";
    case Tone::plain: break;
  }
  return "";
}

class PaperHtml {
 public:
  PaperHtml(const Paper& paper, const Reader& reader) : paper_(paper), reader_(reader) {}

  std::string take() && {
    const std::string title = in(paper_.title);
    html_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main{}>\n<h1>{}</h1>\n",
        reader_.lang == Lang::sv ? "sv" : "en", title, style, classes(is_wide() ? "wide" : ""),
        title);
    if (!paper_.subtitle.empty()) {
      html_ += fmt::format("<p class=\"subtitle\">{}</p>\n", in(paper_.subtitle));
    }
    for (const Block& block : paper_.blocks) std::visit(*this, block);
    return html_ + "</main>\n</body>\n</html>\n";
  }

  void operator()(const Heading& heading) {
    html_ += fmt::format("<h2>{}</h2>\n", in(heading.words));
  }
  void operator()(const Paragraph& paragraph) {
    html_ += fmt::format("<p{}>{}</p>\n", classes(tone_class(paragraph.tone)), in(paragraph.words));
  }
  void operator()(const Figures& figures) {
    html_ += "<dl>\n";
    for (const auto& one : figures.all) {
      std::string value = svg_escaped(cell_text(one.value, reader_.lang));
      if (!one.note.empty()) value += fmt::format(" <small>{}</small>", in(one.note));
      html_ += fmt::format("<div><dt>{}</dt><dd{}>{}</dd></div>\n", in(one.label),
                           classes(tone_class(one.value.tone)), value);
    }
    html_ += "</dl>\n";
  }
  void operator()(const Table& table) {
    if (!table.title.empty()) html_ += fmt::format("<h2>{}</h2>\n", in(table.title));
    if (table.rows.empty()) {
      if (!table.none.empty()) html_ += fmt::format("<p class=\"quiet\">{}</p>\n", in(table.none));
      return;
    }
    html_ += "<div class=\"table\"><table>\n<thead><tr>";
    for (const Column& column : table.columns) {
      html_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                           classes(is_number(column.holding) ? "n" : ""), in(column.title));
    }
    html_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      html_ += "<tr>";
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        put_cell(table.columns[i], cell_at(row, i));
      }
      html_ += "</tr>\n";
    }
    html_ += "</tbody>\n</table></div>\n";
  }
  void operator()(const Picture& picture) {
    html_ += fmt::format("<img src=\"{}\" alt=\"{}\">\n", data_of(picture.svg), in(picture.words));
  }
  void operator()(const NewSheet&) { html_ += "<div class=\"sheet\"></div>\n"; }

 private:
  bool is_wide() const {
    constexpr std::size_t kMany = 8;
    return std::ranges::any_of(paper_.blocks, [](const Block& block) {
      const auto* table = std::get_if<Table>(&block);
      return table && table->columns.size() > kMany;
    });
  }
  std::string in(const Phrase& words) const { return svg_escaped(words.in(reader_.lang)); }

  static std::string classes(std::string_view one, std::string_view other = {}) {
    if (one.empty() && other.empty()) return {};
    return fmt::format(" class=\"{}{}{}\"", one, one.empty() || other.empty() ? "" : " ", other);
  }

  /// A word that is longer than any of ours may be broken anywhere; others never are.
  static bool is_long(std::string_view text) {
    constexpr std::size_t kLongest = 28;
    std::size_t run = 0;
    for (const char c : text) {
      run = c == ' ' || c == '-' || c == '\n' ? 0 : run + 1;
      if (run > kLongest) return true;
    }
    return false;
  }

  /// A rule's id and the like: not to be broken at its hyphens.
  static bool is_code(std::string_view text) {
    constexpr std::size_t kLongest = 14;
    return text.size() <= kLongest && text.find(' ') == text.npos;
  }

  void put_cell(const Column& column, const Cell& cell) {
    const bool box = column.holding == Holding::box;
    const std::string text = svg_escaped(cell_text(cell, reader_.lang));
    const std::string_view kind = is_number(column.holding)          ? "n"
                                  : column.holding == Holding::day   ? "d"
                                  : is_long(text)                    ? "long"
                                  : column.holding == Holding::place ? "p"
                                  : is_code(text)                    ? "d"
                                                                     : "";
    html_ += fmt::format("<td{} data-label=\"{}\">{}</td>", classes(kind, tone_class(cell.tone)),
                         in(column.title), box ? "<span class=\"box\"></span>" : text);
  }

  const Paper& paper_;
  const Reader& reader_;
  std::string html_{};
};

}  // namespace

std::string paper_html(const Paper& paper, const Reader& reader) {
  return PaperHtml(paper, reader).take();
}

}  // namespace st
