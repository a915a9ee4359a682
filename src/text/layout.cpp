// One pass over the lines. It follows YAML's rules for quotes, brackets, block texts and
// comments, and is lenient wherever the parser is not.
#include "layout.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace st {
namespace {

constexpr std::size_t kLongestKey = 1000;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Layout run() {
    while (at_ < text_.size() && !out_.open_quote && !out_.too_deep) line();
    return std::move(out_);
  }

 private:
  Stretch stretch(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  char look(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  /// Nothing, a blank or a line's end: what makes a dash or colon an indicator.
  bool gap(std::size_t at) const { return is_blank(look(at)) || is_break(look(at)); }
  std::size_t line_end(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size());
  }
  bool marker(std::string_view three) const {
    return text_.substr(at_, 3) == three && gap(at_ + 3);
  }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  void next_line() { at_ = std::min(line_end(at_) + 1, text_.size()); }
  void note_line(Layout::Inside inside) {
    line_ = at_;
    out_.lines.push_back({static_cast<std::uint32_t>(at_), inside});
  }

  void line();
  bool in_block_text(std::size_t indent, bool empty);
  bool continues(std::size_t indent);
  void structure();
  bool key_or_value();
  bool parent_sign(std::size_t begin);
  bool key_or_words();
  void quoted();
  void flow();
  void flow_word();
  void block_text_header();
  bool word(std::size_t& end);
  void plain(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;  ///< First byte of the line.
  Layout out_;

  // Columns, with -1 for the file itself.
  long parent_ = -1;         ///< Of the innermost key or dash on this line.
  bool has_parent_ = false;  ///< This line has a key or dash already.
  bool block_ = false;       ///< A block text goes on.
  long block_parent_ = -1;
  long block_indent_ = -1;  ///< -1: its first line decides.
  bool plain_ = false;      ///< An unquoted text may go on.
  Stretch plain_first_;
  bool plain_value_ = false;
  long plain_parent_ = -1;
};

void Scanner::line() {
  note_line(Layout::Inside::structure);
  std::size_t indent = 0;
  while (look(at_ + indent) == ' ' && at_ + indent < text_.size()) ++indent;
  std::size_t first = at_ + indent;
  while (first < text_.size() && is_blank(text_[first])) ++first;
  const bool empty = first >= text_.size() || is_break(text_[first]);
  const bool start = marker("---");
  if (start || marker("...")) {
    (start ? out_.starts : out_.ends).push_back(static_cast<std::uint32_t>(at_));
    block_ = plain_ = false;
    if (!start) return next_line();
    at_ += 3;
    skip_blanks();
  } else {
    if (in_block_text(indent, empty)) return next_line();
    if (empty) return next_line();
    if (text_[first] == '#') plain_ = false;  // A comment ends an unquoted text.
    if (text_[first] == '#' || text_[at_] == '%') return next_line();
    out_.content.push_back(static_cast<std::uint32_t>(first));
    if (continues(indent)) return next_line();
    at_ = first;
  }
  structure();
}

bool Scanner::in_block_text(std::size_t indent, bool empty) {
  if (!block_) return false;
  const long column = static_cast<long>(indent);
  if (!empty && block_indent_ < 0 && column > block_parent_) block_indent_ = column;
  if (empty || (block_indent_ >= 0 && column >= block_indent_)) {
    out_.lines.back().inside = Layout::Inside::block_text;
    return true;
  }
  block_ = false;
  return false;
}

bool Scanner::continues(std::size_t indent) {
  plain_ = plain_ && static_cast<long>(indent) > plain_parent_;
  if (!plain_) return false;
  const std::size_t begin = at_ + indent;
  std::size_t end = line_end(begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] == '#' && i > begin && is_blank(text_[i - 1])) {
      end = i;
      plain_ = false;
    }
  }
  while (end > begin && (is_blank(text_[end - 1]) || text_[end - 1] == '\r')) --end;
  out_.continuations.push_back({stretch(begin, end), plain_first_, plain_value_});
  return true;
}

/// From the first word of a line that begins something.
void Scanner::structure() {
  plain_ = false;
  has_parent_ = false;
  parent_ = static_cast<long>(at_ - line_) - 1;
  while (at_ < text_.size() && !is_break(text_[at_])) {
    if (key_or_value()) continue;
    break;
  }
  next_line();
}

/// True when something may follow on the same line.
bool Scanner::key_or_value() {
  const char c = text_[at_];
  if (is_blank(c)) {
    skip_blanks();
    return true;
  }
  if (c == '#') return false;
  if ((c == '-' || c == '?') && (gap(at_ + 1) || hard_blank_at(text_, at_ + 1) > 0)) {
    if (const std::size_t hard = hard_blank_at(text_, at_ + 1)) {
      out_.hard_blanks.push_back(stretch(at_ + 1, at_ + 1 + hard));
    }
    return parent_sign(at_);
  }
  if (c == '&' || c == '!' || c == '*') {
    while (!gap(at_)) ++at_;
    return true;
  }
  if (c == '[' || c == '{') {
    flow();
    return !out_.too_deep;
  }
  if (c == '|' || c == '>') {
    block_text_header();
    return false;
  }
  return key_or_words();
}

/// Stands on a dash or the colon of a key that begins at `begin`, and goes over it.
bool Scanner::parent_sign(std::size_t begin) {
  parent_ = static_cast<long>(begin - line_);
  has_parent_ = true;
  ++at_;
  return true;
}

bool Scanner::key_or_words() {
  const char c = text_[at_];
  const std::size_t begin = at_;
  const std::size_t line = line_;
  std::size_t end = begin;
  if (c == '"' || c == '\'') {
    quoted();
    end = at_;
    skip_blanks();
    if (out_.open_quote || line != line_) return !out_.open_quote;
    if (look(at_) != ':' || at_ >= text_.size()) {
      if (!has_parent_) out_.bare.push_back(stretch(begin, end));
      return false;
    }
  } else if (!word(end)) {
    plain(begin, end);
    return false;
  }
  if (end - begin > kLongestKey) out_.long_keys.push_back(stretch(begin, end));
  return parent_sign(begin);
}

/// Goes over unquoted words; true, and stands on the colon, when they are a key.
bool Scanner::word(std::size_t& end) {
  const std::size_t begin = at_;
  for (; at_ < text_.size() && !is_break(text_[at_]); ++at_) {
    if (text_[at_] == '#' && at_ > begin && is_blank(text_[at_ - 1])) break;
    if (text_[at_] != ':') continue;
    end = at_;
    if (const std::size_t hard = hard_blank_at(text_, at_ + 1)) {
      out_.hard_blanks.push_back(stretch(at_ + 1, at_ + 1 + hard));
      return true;
    }
    if (gap(at_ + 1)) return true;
  }
  end = at_;
  while (end > begin && is_blank(text_[end - 1])) --end;
  return false;
}

void Scanner::plain(std::size_t begin, std::size_t end) {
  plain_ = look(at_) != '#' || at_ >= text_.size();
  plain_first_ = stretch(begin, end);
  plain_value_ = has_parent_;
  plain_parent_ = parent_;
  if (!has_parent_) out_.bare.push_back(plain_first_);
}

void Scanner::quoted() {
  const std::size_t begin = at_;
  const char quote = text_[at_++];
  for (; at_ < text_.size(); ++at_) {
    if (at_ > 0 && text_[at_ - 1] == '\n' && (marker("---") || marker("..."))) break;
    const char c = text_[at_];
    if (c == '\\' && quote == '"' && at_ + 1 < text_.size() && !is_break(text_[at_ + 1])) {
      ++at_;
    } else if (c == quote && quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == quote) {
      ++at_;
    } else if (c == quote) {
      ++at_;
      out_.quotes.push_back(stretch(begin, at_));
      return;
    } else if (c == '\n' && at_ + 1 < text_.size()) {
      ++at_;
      note_line(Layout::Inside::quotes);
      --at_;
    }
  }
  out_.open_quote = static_cast<std::uint32_t>(begin);
}

/// From an opening bracket to its end, over as many lines as it takes.
void Scanner::flow() {
  std::vector<std::uint32_t>& open = out_.open_brackets;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (at_ > 0 && text_[at_ - 1] == '\n' && (marker("---") || marker("..."))) return;
    if (c == '[' || c == '{') {
      open.push_back(static_cast<std::uint32_t>(at_++));
      if (open.size() > kMaxDepth) {
        out_.too_deep = open.back();
        return;
      }
    } else if (c == ']' || c == '}') {
      ++at_;
      open.pop_back();
      if (open.empty()) return;
    } else if (c == '\n') {
      if (++at_ < text_.size()) note_line(Layout::Inside::structure);
    } else if (c == '"' || c == '\'') {
      quoted();
      if (out_.open_quote) return;
    } else if (c == '#' && gap(at_ - 1)) {
      at_ = line_end(at_);
    } else if (is_blank(c) || c == ',' || c == ':' || c == '\r') {
      if (c == ':' && hard_blank_at(text_, at_ + 1) > 0) {
        out_.hard_blanks.push_back(stretch(at_ + 1, at_ + 1 + hard_blank_at(text_, at_ + 1)));
      }
      ++at_;
    } else {
      flow_word();
    }
  }
}

void Scanner::flow_word() {
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (is_break(c) || std::string_view(",[]{}").find(c) != std::string_view::npos) return;
    if (c == ':' && (gap(at_ + 1) || hard_blank_at(text_, at_ + 1) > 0)) return;
    if (c == '#' && is_blank(text_[at_ - 1])) return;
  }
}

void Scanner::block_text_header() {
  block_ = true;
  // Without a key or dash before it, the mark stands on a line of its own under its key.
  block_parent_ = has_parent_ ? parent_ : -1;
  block_indent_ = -1;
  if (!has_parent_ && at_ > line_) block_parent_ = static_cast<long>(at_ - line_) - 1;
  for (std::size_t i = at_ + 1; i < text_.size() && !gap(i); ++i) {
    if (text_[i] >= '1' && text_[i] <= '9') {
      block_indent_ = std::max(block_parent_, 0L) + (text_[i] - '0');
    }
  }
}

}  // namespace

Layout lay_out(std::string_view text) { return Scanner(text).run(); }

std::size_t hard_blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const CodePoint point = code_point_at(text, at);
  const char32_t c = point.value;
  const bool hard = c == 0x00A0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200B);
  return point.valid && hard ? point.length : 0;
}

}  // namespace st
