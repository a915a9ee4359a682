#include "place.hpp"

#include <cstdint>
#include <cstring>

#include "text/layout.hpp"
#include "text/utf8.hpp"

namespace st::quick {
namespace {

/// A character beyond ASCII that nothing is to be said about.
bool is_plain(std::string_view text, std::size_t at, CodePoint point) {
  const char32_t c = point.value;
  const bool control = c < 0xA0 || c == 0x2028 || c == 0x2029 || is_bidi_control(c);
  const bool never_a_character =
      c == 0xFEFF || (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return point.valid && !control && !never_a_character && hard_blank_at(text, at) == 0;
}

/// The next eight bytes are letters, digits, blanks, signs and line feeds of ASCII.
bool are_printable(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = kEach * 0x80U;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, 8);
  if ((eight & kHigh) != 0) return false;
  // Nothing is carried from one byte to the next: each gets its high bit where the name says so.
  const std::uint64_t at_least_blank = eight + kEach * 0x60U;
  const std::uint64_t no_line_feed = (eight ^ (kEach * '\n')) + kEach * 0x7FU;
  const std::uint64_t deleted = eight + kEach;
  return ((deleted | (~at_least_blank & no_line_feed)) & kHigh) == 0;
}

}  // namespace

bool has_plain_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    while (text.size() - at >= 8 && are_printable(text.data() + at)) at += 8;
    if (at == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint point = code_point_at(text, at);
      if (!is_plain(text, at, point)) return false;
      at += point.length;
      continue;
    }
    const bool line_end =
        byte == '\n' || (byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
    if (byte == 0x7F || (byte < 0x20 && byte != '\t' && !line_end)) return false;
    ++at;
  }
  return true;
}

std::size_t Place::line_end() const {
  const std::size_t end = std::min(text_.find('\n', at), text_.size());
  return end > at && text_[end - 1] == '\r' ? end - 1 : end;
}

void Place::refuse_sign() const {
  switch (here()) {
    case '<':
    case '|':
    case '=':
    case '>':
    case '%': throw Doubt{};
    default: return;
  }
}

void Place::finish_line() {
  skip_blanks();
  if (here() == '#' && at > 0 && opens_comment(at)) skip_comment();
  if (!is_break(at)) throw Doubt{};
}

void Place::refuse_marker() const {
  if (column() != 0) return;
  const std::string_view three = text_.substr(at, 3);
  if (three == "---" || three == "...") throw Doubt{};
}

bool Place::next_content() {
  while (true) {
    skip_blanks();
    if (here() == '#') skip_comment();
    if (end()) return false;
    if (!is_break(at)) break;
    next_line();
  }
  refuse_marker();
  return true;
}

void Place::skip_flow_lines() {
  while (true) {
    skip_blanks();
    if (here() == '#' && (column() == 0 || opens_comment(at))) skip_comment();
    if (end()) throw Doubt{};
    if (!is_break(at)) return;
    next_line();
    refuse_marker();
  }
}

}  // namespace st::quick
