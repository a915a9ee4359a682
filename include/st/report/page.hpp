// A page of text for people. Words of files enter it as SafeText only; it knows whether to colour
// and how wide it may be.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "st/text/safe.hpp"
#include "st/text/span.hpp"

namespace st {

enum class Ink { plain, strong, red, yellow, cyan, green, dim };

/// `text` broken at blanks so that no line is wider than `width` (a longer word stands alone);
/// the lines after the first begin with `indent`, which is not counted.
std::string wrap(std::string_view text, int width, std::string_view indent);

/// Cut to `columns`, with three dots where something is gone.
std::string cut(std::string_view text, int columns);

class Page {
 public:
  Page(bool colour, int width) : colour_(colour), width_(width) {}

  Page& put(const SafeText& text, Ink ink = Ink::plain) { return raw(text.str(), ink); }
  /// Our own words.
  Page& put(std::string_view text, Ink ink = Ink::plain) { return put(SafeText::from(text), ink); }
  Page& line() {
    text_ += '\n';
    return *this;
  }
  /// "  label: text", wrapped under its own beginning.
  Page& labelled(std::string_view label, std::string_view text, int column);
  /// The line that holds the place, a caret under its words, cut to the width around them.
  Page& excerpt(Span where);

  int width() const { return width_; }
  bool empty() const { return text_.empty(); }
  std::string take() { return std::exchange(text_, {}); }

 private:
  Page& raw(std::string_view text, Ink ink);

  bool colour_;
  int width_;
  std::string text_{};
};

}  // namespace st
