// Offsets to lines and columns. The line starts are found once, when a place is first asked for:
// of most sources none ever is, of some very many.
#include "st/text/source.hpp"

#include <algorithm>

#include "st/text/safe.hpp"

namespace st {

Source::Source(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {}

namespace {

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  // A lone CR ends a line too: st refuses it, and must be able to say on which line.
  const char* ends = text.find('\r') == std::string_view::npos ? "\n" : "\r\n";
  for (auto at = text.find_first_of(ends); at != std::string_view::npos;
       at = text.find_first_of(ends, at + 1)) {
    const bool before_newline = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!before_newline) starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

constexpr std::string_view kBom = "\xef\xbb\xbf";

std::uint32_t inside(std::uint32_t offset, std::size_t size) {
  return std::min(offset, static_cast<std::uint32_t>(size));
}

}  // namespace

const std::vector<std::uint32_t>& Source::lines() const {
  std::call_once(lines_found_, [this] { lines_ = line_starts(text_); });
  return lines_;
}

Position Source::position(std::uint32_t offset) const {
  offset = inside(offset, text_.size());
  const auto next = std::upper_bound(lines().begin(), lines().end(), offset);
  const auto line = static_cast<std::size_t>(next - lines().begin());
  const std::uint32_t begin = lines()[line - 1];
  std::string_view before = text().substr(begin, offset - begin);
  // A byte order mark takes no column.
  if (line == 1 && before.starts_with(kBom)) before.remove_prefix(kBom.size());
  return {static_cast<int>(line), code_points(before) + 1};
}

std::string_view Source::line_at(std::uint32_t offset) const {
  offset = inside(offset, text_.size());
  const auto next = std::upper_bound(lines().begin(), lines().end(), offset);
  const std::size_t begin = *(next - 1);
  const std::size_t end = next == lines().end() ? text_.size() : *next;
  std::string_view line = text().substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (begin == 0 && line.starts_with(kBom)) line.remove_prefix(kBom.size());
  return line;
}

}  // namespace st
