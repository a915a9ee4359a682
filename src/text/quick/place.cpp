#include "place.hpp"

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

}  // namespace

bool has_plain_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
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

void Place::next_line() {
  if (here() == '\r') ++at;
  at = std::min(at + 1, text_.size());
  line_ = at;
  refuse_sign();
}

void Place::refuse_sign() const {
  if (!end() && std::string_view("<|=>%").find(text_[at]) != std::string_view::npos) throw Doubt{};
}

void Place::skip_comment() { at = std::min(text_.find('\n', at), text_.size()); }

void Place::finish_line() {
  skip_blanks();
  if (here() == '#' && at > 0 && text_[at - 1] == ' ') skip_comment();
  if (!end() && !is_break(at)) throw Doubt{};
}

void Place::refuse_marker() const {
  const std::string_view three = text_.substr(at, 3);
  if (column() == 0 && (three == "---" || three == "...")) throw Doubt{};
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

void Place::skip_flow_space() {
  while (true) {
    skip_blanks();
    if (here() == '#' && (column() == 0 || text_[at - 1] == ' ')) skip_comment();
    if (end()) throw Doubt{};
    if (!is_break(at)) return;
    next_line();
    refuse_marker();
  }
}

}  // namespace st::quick
