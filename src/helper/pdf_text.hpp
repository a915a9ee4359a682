// Text in a form's own font: how wide it is, where its lines break, and how it is written.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

namespace st::helper {

struct Line {
  std::string text{};
  std::string end{};  ///< What it ended with: a blank, a line end; nothing inside a word.
};
/// The lines from one to before another, as the text that they were.
std::string joined(const std::vector<Line>& lines, std::size_t from, std::size_t to);

class Font {
 public:
  /// `font`: of the form's resources, under `name`.
  Font(std::string name, const QPDFObjectHandle& font);

  const std::string& name() const { return name_; }
  const QPDFObjectHandle& object() const { return font_; }
  /// The font's own bytes for a text in UTF-8; what it has no sign for is a question mark.
  std::string encoded(const std::string& text) const;
  std::string decoded(const std::string& bytes) const;
  bool has_all(const std::string& text) const;
  /// Of encoded bytes, in points.
  double width(std::string_view bytes, double size) const;
  /// Encoded bytes broken into lines no wider than `room`; a word that is too long is broken.
  std::vector<Line> lines(std::string_view bytes, double size, double room) const;

 private:
  bool encode(const std::string& text, std::string& bytes) const;

  std::string name_;
  QPDFObjectHandle font_;
  bool mac_ = false;  ///< The encoding: Mac Roman, else Windows.
  int first_ = 0;
  std::vector<double> widths_{};  ///< In thousandths of the size.
};

/// "(text)" as a content stream has it.
std::string literal(std::string_view bytes);

}  // namespace st::helper
