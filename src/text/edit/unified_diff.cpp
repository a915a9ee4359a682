// Two texts compared line by line, as `diff -u` does.
#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "st/text/edit.hpp"

namespace st {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;
/// Between texts that share less than this can tell, all lines are exchanged.
constexpr std::size_t kMostCells = 4'000'000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// A line of the comparison: ' ' in both, '-' only before, '+' only after.
struct Row {
  char sign;
  std::string_view line;
};

/// The lines in between the common front and end, by their longest common row of lines.
void compare(const Lines& before, const Lines& after, std::vector<Row>& rows) {
  const std::size_t n = before.size();
  const std::size_t m = after.size();
  const bool small = (n + 1) * (m + 1) <= kMostCells;
  std::vector<std::uint32_t> common(small ? (n + 1) * (m + 1) : 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (m + 1) + j];
  };
  for (std::size_t i = small ? n : 0; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      cell(i, j) =
          before[i] == after[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < n || j < m) {
    if (small && i < n && j < m && before[i] == after[j]) {
      rows.push_back({' ', before[i++]});
      ++j;
    } else if (j == m || (i < n && (!small || cell(i + 1, j) >= cell(i, j + 1)))) {
      rows.push_back({'-', before[i++]});
    } else {
      rows.push_back({'+', after[j++]});
    }
  }
}

std::vector<Row> rows_of(Lines before, Lines after) {
  const auto front = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto shared = front.first - before.begin();
  const auto end =
      std::mismatch(before.rbegin(), before.rend() - shared, after.rbegin(), after.rend() - shared);
  const auto tail = end.first - before.rbegin();
  std::vector<Row> rows;
  for (auto line = before.begin(); line != front.first; ++line) rows.push_back({' ', *line});
  compare({front.first, before.end() - tail}, {front.second, after.end() - tail}, rows);
  for (auto line = before.end() - tail; line != before.end(); ++line) rows.push_back({' ', *line});
  return rows;
}

/// Where a hunk stands in one of the texts: its first line, and how many.
std::string range(std::size_t before, std::size_t count) {
  const std::size_t first = count == 0 ? before : before + 1;
  return count == 1 ? std::to_string(first) : fmt::format("{},{}", first, count);
}

bool changed(const Row& row) { return row.sign != ' '; }

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return "";
  std::string out = fmt::format("--- a/{0}\n+++ b/{0}\n", path);
  const std::vector<Row> rows = rows_of(lines_of(before), lines_of(after));
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  for (std::size_t at = 0; at < rows.size();) {
    const auto next =
        std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end(), changed);
    if (next == rows.end()) break;
    const auto first = static_cast<std::size_t>(next - rows.begin());
    const std::size_t begin = std::max(at, first - std::min(first, kContext));
    old_line += begin - at;
    new_line += begin - at;
    std::size_t last = first;  // A change further on than both contexts begins a hunk of its own.
    for (std::size_t i = first; i < rows.size() && i <= last + 2 * kContext + 1; ++i) {
      if (changed(rows[i])) last = i;
    }
    const std::size_t end = std::min(last + kContext + 1, rows.size());
    std::string body;
    std::size_t removed = 0;
    std::size_t added = 0;
    for (std::size_t i = begin; i < end; ++i) {
      body += rows[i].sign;
      body += rows[i].line;
      if (!rows[i].line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
      removed += rows[i].sign != '+' ? 1 : 0;
      added += rows[i].sign != '-' ? 1 : 0;
    }
    out += fmt::format("@@ -{} +{} @@\n{}", range(old_line, removed), range(new_line, added), body);
    old_line += removed;
    new_line += added;
    at = end;
  }
  return out;
}

}  // namespace st
