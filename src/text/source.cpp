// Offsets to lines and columns. The line starts are found once, when a source is made:
// a plan has few findings, but a report asks for many places.
#include "st/text/source.hpp"

#include <algorithm>

#include "st/text/safe.hpp"

namespace st {

Source::Source(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {
  lines_.push_back(0);
  // A lone CR ends a line too: st refuses it, and must be able to say on which line.
  const char* ends = text_.find('\r') == std::string::npos ? "\n" : "\r\n";
  for (auto at = text_.find_first_of(ends); at != std::string::npos;
       at = text_.find_first_of(ends, at + 1)) {
    const bool before_newline = text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
    if (!before_newline) lines_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

namespace {

constexpr std::string_view kBom = "\xef\xbb\xbf";

std::uint32_t inside(std::uint32_t offset, std::size_t size) {
  return std::min(offset, static_cast<std::uint32_t>(size));
}

}  // namespace

Position Source::position(std::uint32_t offset) const {
  offset = inside(offset, text_.size());
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const auto line = static_cast<std::size_t>(next - lines_.begin());
  std::string_view before = text().substr(lines_[line - 1], offset - lines_[line - 1]);
  // A byte order mark takes no column.
  if (line == 1 && before.starts_with(kBom)) before.remove_prefix(kBom.size());
  return {static_cast<int>(line), code_points(before) + 1};
}

std::string_view Source::line_at(std::uint32_t offset) const {
  offset = inside(offset, text_.size());
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const std::size_t begin = *(next - 1);
  const std::size_t end = next == lines_.end() ? text_.size() : *next;
  std::string_view line = text().substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (begin == 0 && line.starts_with(kBom)) line.remove_prefix(kBom.size());
  return line;
}

}  // namespace st
