// Text from files reaches a terminal only through this type, which makes control and
// bidirectional characters visible: forgetting it does not compile.
#pragma once

#include <string>
#include <string_view>

namespace st {

class SafeText {
 public:
  /// Shows C0, DEL, C1, bidi controls, zero-width characters and invalid UTF-8 as
  /// ␛-like pictures or \u{202e}. A tab becomes one blank, so that a caret below stays right.
  static SafeText from(std::string_view raw);
  const std::string& str() const { return text_; }

 private:
  explicit SafeText(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// The text of a JSON value, in UTF-8, with the same characters as JSON's own escapes: what it
/// means stays, and it can be shown.
std::string safe_json(std::string_view json);

/// Columns of a terminal that `text` takes (utf8proc): a wide character takes two, a
/// combining mark none.
int display_width(std::string_view text);

/// Number of code points in UTF-8 `text`.
int code_points(std::string_view text);

/// The same text in Unicode normal form C, so that two ways of typing å compare equal.
std::string to_nfc(std::string_view text);

/// For a font that holds the letters of western Europe and no others: each letter outside Latin-1
/// without its marks, where that leaves one that is inside ("Kovač" becomes "Kovac").
std::string to_latin_1(std::string_view text);

}  // namespace st
