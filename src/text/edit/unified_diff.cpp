// Two texts compared line by line, as `diff -u` does.
#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "st/text/edit.hpp"

namespace st {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;
/// Texts that differ in more than a draft or so are shown as one exchanged for the other.
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

/// Rows from `begin` to before `end`.
struct Hunk {
  std::size_t begin;
  std::size_t end;
};

/// The changes with their context; those whose contexts meet stand together.
std::vector<Hunk> hunks_of(const std::vector<Row>& rows) {
  std::vector<Hunk> hunks;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!changed(rows[at])) continue;
    const std::size_t begin = at - std::min(at, kContext);
    const std::size_t end = std::min(at + 1 + kContext, rows.size());
    if (hunks.empty() || hunks.back().end < begin) hunks.push_back({begin, end});
    hunks.back().end = end;
  }
  return hunks;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return "";
  const std::vector<Row> rows = rows_of(lines_of(before), lines_of(after));
  std::string out = fmt::format("--- a/{0}\n+++ b/{0}\n", path);
  std::size_t added_above = 0;
  std::size_t removed_above = 0;
  for (const Hunk& hunk : hunks_of(rows)) {
    std::string body;
    std::size_t removed = 0;
    std::size_t added = 0;
    for (std::size_t at = hunk.begin; at < hunk.end; ++at) {
      const std::string_view line = rows[at].line;
      body += fmt::format("{}{}", rows[at].sign, line);
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
      removed += rows[at].sign == '-' ? 1 : 0;
      added += rows[at].sign == '+' ? 1 : 0;
    }
    const std::size_t count = hunk.end - hunk.begin;
    out += fmt::format("@@ -{} +{} @@\n{}", range(hunk.begin - added_above, count - added),
                       range(hunk.begin - removed_above, count - removed), body);
    added_above += added;
    removed_above += removed;
  }
  return out;
}

}  // namespace st
