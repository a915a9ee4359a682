// The baseline's file: tab-separated, so that spreadsheets open it, an entry a line, so that git
// compares and merges it. What is not as `st` writes it is a fault and never passed over.
#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <tuple>

#include "st/check/baseline.hpp"
#include "st/text/suggest.hpp"

namespace st {
namespace {

constexpr std::string_view kVersion = "# st.baseline/1";
constexpr std::string_view kColumns = "kind\tpath\tid\trule\tsubject\tseverity\tcount";
constexpr std::array<std::string_view, 3> kSeverities{"error", "warning", "note"};

struct Cell {
  std::string_view text;
  Span where;
};

class Reader {
 public:
  explicit Reader(const Source& source) : source_(source) {}

  BaselineFile read() {
    const Cell version = line();
    if (version.text != kVersion) return broken(version, say("baseline-no-version", {kVersion}));
    const Cell columns = line();
    if (columns.text != kColumns) return broken(columns, say("baseline-columns"));
    while (next_ < source_.text().size()) entry(line());
    return std::move(file_);
  }

 private:
  /// The next line, without its end.
  Cell line() {
    const std::string_view rest = source_.text().substr(next_);
    const std::size_t length = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, length);
    if (text.ends_with('\r')) text.remove_suffix(1);
    const Span where = span(next_, text.size());
    next_ += static_cast<std::uint32_t>(std::min(length + 1, rest.size()));
    ++number_;
    return {text, where};
  }

  Span span(std::size_t begin, std::size_t size) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
  }

  void fault(const Cell& cell, Phrase message, Phrase help = say("baseline-help")) {
    file_.faults.push_back({.code = "ST-syntax",
                            .message = std::move(message),
                            .where = cell.where,
                            .help = std::move(help)});
  }

  BaselineFile broken(const Cell& cell, Phrase message) {
    fault(cell, std::move(message));
    return std::move(file_);
  }

  static std::vector<Cell> cells_of(Cell line) {
    std::vector<Cell> cells;
    for (;;) {
      const std::size_t length = std::min(line.text.find('\t'), line.text.size());
      Span where = line.where;
      where.end = where.begin + static_cast<std::uint32_t>(length);
      cells.push_back({line.text.substr(0, length), where});
      if (length == line.text.size()) return cells;
      line.text.remove_prefix(length + 1);
      line.where.begin = where.end + 1;
    }
  }

  /// The place of the word among the known ones; a fault, and the first, for another.
  template <class Words>
  std::size_t word(const Cell& cell, const Words& known) {
    const auto at = std::ranges::find(known, cell.text);
    if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
    fault(cell, say("baseline-word", {cell.text}),
          suggestion(cell.text, {known.begin(), known.end()}));
    return 0;
  }

  int count(const Cell& cell) {
    constexpr int kMost = 1'000'000;
    int number = 0;
    const auto end = cell.text.data() + cell.text.size();
    const auto read = std::from_chars(cell.text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1 || number > kMost)
      fault(cell, say("baseline-count", {cell.text}));
    return number;
  }

  void entry(const Cell& line) {
    const std::vector<Cell> cells = cells_of(line);
    const auto wanted = static_cast<std::size_t>(std::ranges::count(kColumns, '\t')) + 1;
    if (cells.size() != wanted)
      return fault(line,
                   say("baseline-cells", {std::to_string(cells.size()), std::to_string(wanted)}));
    static const std::array kinds{name(Judged::plan), name(Judged::unit), name(Judged::region),
                                  name(Judged::tree)};
    const auto kind = static_cast<Judged>(word(cells[0], kinds));
    for (const std::size_t needed : {1U, 3U}) {
      if (cells[needed].text.empty()) fault(cells[needed], say("baseline-empty"));
    }
    const auto text = [&](std::size_t cell) { return std::string(cells[cell].text); };
    file_.entries.push_back({kind, text(1), text(2), text(3), text(4),
                             static_cast<Severity>(word(cells[5], kSeverities)), count(cells[6]),
                             number_});
    refuse_twice(line);
  }

  void refuse_twice(const Cell& line) {
    const BaselineEntry& last = file_.entries.back();
    const auto [first, fresh] = known_.emplace(
        std::tuple(last.kind, last.path, last.rule, last.subject, last.severity), line.where);
    if (fresh) return;
    fault(line, say("baseline-twice"));
    file_.faults.back().related.push_back({first->second, say("baseline-first")});
  }

  const Source& source_;
  std::uint32_t next_ = 0;
  int number_ = 0;
  BaselineFile file_{};
  std::map<std::tuple<Judged, std::string, std::string, std::string, Severity>, Span> known_{};
};

std::string line_of(const BaselineEntry& entry) {
  std::string line(name(entry.kind));
  for (const std::string& cell :
       {entry.path, entry.id, entry.rule, entry.subject,
        std::string(kSeverities[static_cast<std::size_t>(entry.severity)]),
        std::to_string(entry.count)}) {
    line += '\t';
    line += cell;
  }
  return line + '\n';
}

}  // namespace

BaselineFile read_baseline(const Source& source) { return Reader(source).read(); }

std::string baseline_text(std::vector<BaselineEntry> entries) {
  std::ranges::sort(entries, {}, [](const BaselineEntry& entry) {
    return std::tie(entry.kind, entry.path, entry.rule, entry.subject, entry.severity);
  });
  std::string text(kVersion);
  text += '\n';
  text += kColumns;
  text += '\n';
  for (const BaselineEntry& entry : entries) text += line_of(entry);
  return text;
}

}  // namespace st
