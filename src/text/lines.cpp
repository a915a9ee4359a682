#include "st/text/lines.hpp"

#include <algorithm>

#include "text/prescan.hpp"
#include "text/tree.hpp"

namespace st {

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  return line == 0 ? bom_length(text) : line;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view line_from(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  return rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size()));
}

std::size_t column_of(std::string_view text, std::size_t at) { return at - line_begin(text, at); }

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_blank_line(std::string_view line) { return indent_of(line) == line.size(); }

bool is_comment_line(std::string_view line) {
  return !is_blank_line(line) && line[indent_of(line)] == '#';
}

bool begins_line(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  return is_blank_line(text.substr(begin, at - begin));
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_space(text[at]) || text[at] == '#')) {
    at = text[at] == '#' ? std::min(text.find('\n', at), text.size()) : at + 1;
  }
  return at;
}

std::size_t skip_blank_lines(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank_line(line_from(text, at))) at = next_line(text, at);
  return at;
}

std::string newline_near(std::string_view text, std::size_t at) {
  std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) end = text.rfind('\n');
  const bool windows = end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  return windows ? "\r\n" : "\n";
}

}  // namespace st
