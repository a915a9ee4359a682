// Where the quick reader stands in a file: characters, lines, blanks and comments.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "signs.hpp"

namespace st::quick {

/// Thrown at the first byte that is not certain: rare, and it ends the reading from any depth.
struct Doubt {};

/// Each of its characters may stand in a plan, and none looks like a blank and is not.
bool has_plain_characters(std::string_view text);

/// A zero byte follows the text, as it does in every Source, and none is in it: nobody needs to ask
/// where it ends to look at the next byte.
class Place {
 public:
  Place(std::string_view text, std::size_t begin) : at(begin), text_(text), line_(begin) {}

  std::size_t at;  ///< The next byte.

  std::string_view text() const { return text_; }
  char look(std::size_t i) const { return text_.data()[i]; }
  char here() const { return look(at); }
  bool end() const { return at >= text_.size(); }
  bool is_break(std::size_t i) const { return is(look(i), kBreak); }
  /// What makes a dash or a colon an indicator: a blank or the end of the line.
  bool gap(std::size_t i) const {
    const char c = look(i);
    if (is(c, kTab)) throw Doubt{};
    return is(c, kBlank | kBreak);
  }
  bool dash() const { return here() == '-' && gap(at + 1); }
  long column() const { return static_cast<long>(at - line_); }

  /// The first byte from `from` on that is one of `any`, or the first break.
  std::size_t find(std::size_t from, Signs any) const {
    while (!is(look(from), any | kBreak)) ++from;
    return from;
  }
  /// Behind the last byte of `begin` to `end` that is not a blank.
  std::size_t without_blanks(std::size_t begin, std::size_t end) const {
    while (end > begin && look(end - 1) == ' ') --end;
    return end;
  }
  /// A `#` at `i`, which is not the first byte, begins a comment.
  bool opens_comment(std::size_t i) const { return look(i - 1) == ' '; }

  void skip_blanks() {
    while (here() == ' ') ++at;
    if (here() == '\t') throw Doubt{};
  }
  /// From a line's break to the first byte of the next line.
  void next_line() {
    if (here() == '\r') ++at;
    at = std::min(at + 1, text_.size());
    line_ = at;
    refuse_sign();
  }
  /// Over blanks and a comment to the line's break.
  void finish_line();
  /// From the break of a line to the next word that says something; false when there is none.
  bool next_content();
  /// What git leaves in a conflict, and directives: none is a line of a plan.
  void refuse_sign() const;
  /// Inside brackets: over blanks, lines and comments.
  void skip_flow_space() {
    if (here() == ' ') ++at;
    if (is(here(), kBlank | kTab | kBreak | kHash)) skip_flow_lines();
  }
  /// A line of three dashes or dots begins or ends a document.
  void refuse_marker() const;
  /// The end of the line that `at` is on, its break not included.
  std::size_t line_end() const;

 private:
  void skip_comment() { at = std::min(text_.find('\n', at), text_.size()); }
  void skip_flow_lines();

  std::string_view text_;
  std::size_t line_;  ///< The line's first byte.
};

}  // namespace st::quick
