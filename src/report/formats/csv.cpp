#include "csv.hpp"

#include <string_view>

#include "st/text/safe.hpp"

namespace st::csv {
namespace {

bool is_formula(std::string_view text) {
  const auto first = text.find_first_not_of(" \"\xA0\xC2");
  if (first == text.npos) return false;
  const std::string_view rest = text.substr(first);
  // A number below zero is a number.
  if (rest.size() == text.size() && rest.size() > 1 && rest.front() == '-' &&
      rest.find_first_not_of("0123456789.,", 1) == rest.npos) {
    return false;
  }
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return true;
  }
  return false;
}

/// What cannot be seen made visible; a cell may have several lines.
std::string shown(std::string_view raw) {
  std::string text;
  while (true) {
    const auto end = raw.find('\n');
    std::string_view line = raw.substr(0, end);
    if (end != raw.npos && line.ends_with('\r')) line.remove_suffix(1);
    text += SafeText::from(line).str();
    if (end == raw.npos) return text;
    text += '\n';
    raw.remove_prefix(end + 1);
  }
}

std::string cell(const std::string& raw, char between) {
  std::string text = (is_formula(raw) ? "'" : "") + shown(raw);
  // A text with a semicolon is quoted in every file, since some programs take it for a new cell.
  if (text.find_first_of(";\"\r\n") == text.npos && text.find(between) == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string begun(const std::vector<std::string>& columns, char between) {
  std::string file = "\xEF\xBB\xBF";
  add_row(file, columns, between);
  return file;
}

void add_row(std::string& file, const std::vector<std::string>& cells, char between) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) file += between;
    file += cell(cells[i], between);
  }
  file += "\r\n";
}

}  // namespace st::csv
