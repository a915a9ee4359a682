// The ends of scalars, which yaml-cpp does not tell. Each way of writing has its own.
#include <algorithm>

#include "tree.hpp"

namespace st {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

namespace {

char look(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\n'; }

std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || look(text, at + 1) != '\'') return at + 1;
      ++at;
    }
  }
  return text.size();
}

/// A block text ends with its last line that is not empty, line end excluded.
std::size_t block_end(std::string_view text, std::size_t begin, long parent) {
  long indent = -1;
  std::size_t at = begin + 1;
  for (; !is_space(look(text, at)); ++at) {
    if (text[at] >= '1' && text[at] <= '9') indent = std::max(parent, 0L) + (text[at] - '0');
  }
  std::size_t end = at;
  at = std::min(text.find('\n', at), text.size());
  while (at < text.size()) {
    const std::size_t line = at + 1;
    at = std::min(text.find('\n', line), text.size());
    std::size_t first = line;
    while (first < at && text[first] == ' ') ++first;
    std::size_t last = at;
    while (last > first && (text[last - 1] == '\r' || text[last - 1] == ' ')) --last;
    if (first >= last) continue;
    const long here = static_cast<long>(first - line);
    if (indent < 0) indent = std::max(here, parent + 1);
    if (here < indent) break;
    end = at > line && text[at - 1] == '\r' ? at - 1 : at;
  }
  return end;
}

/// An unquoted text is found again in the file word for word; blanks and line ends between
/// the words may differ, for the parser folds them.
std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < value.size();) {
    if (is_space(value[i])) {
      while (i < value.size() && is_space(value[i])) ++i;
      if (i == value.size()) break;
      while (at < text.size() && is_space(text[at])) ++at;
    } else if (look(text, at) == value[i]) {
      ++at;
      ++i;
    } else {
      break;
    }
  }
  return std::min(at, text.size());
}

}  // namespace

std::size_t scalar_end(std::string_view text, std::size_t begin, std::string_view value,
                       long parent) {
  switch (look(text, begin)) {
    case '"':
    case '\'': return quoted_end(text, begin);
    case '|':
    case '>': return block_end(text, begin, parent);
    default: return plain_end(text, begin, value);
  }
}

}  // namespace st
