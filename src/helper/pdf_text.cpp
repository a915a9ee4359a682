#include "helper/pdf_text.hpp"

#include <algorithm>
#include <qpdf/QUtil.hh>

namespace st::helper {
namespace {

/// Of a font that does not say how wide its signs are: wider than most of them.
constexpr double kUnknownWidth = 600;

}  // namespace

Font::Font(std::string name, const QPDFObjectHandle& font) : name_(std::move(name)), font_(font) {
  QPDFObjectHandle encoding = font_.getKey("/Encoding");
  if (encoding.isDictionary()) encoding = encoding.getKey("/BaseEncoding");
  mac_ = encoding.isName() && encoding.getName() == "/MacRomanEncoding";
  if (font_.getKey("/FirstChar").isInteger())
    first_ = font_.getKey("/FirstChar").getIntValueAsInt();
  QPDFObjectHandle widths = font_.getKey("/Widths");
  if (!widths.isArray()) return;
  for (int i = 0; i < widths.getArrayNItems(); ++i) {
    QPDFObjectHandle one = widths.getArrayItem(i);
    widths_.push_back(one.isNumber() ? one.getNumericValue() : kUnknownWidth);
  }
}

bool Font::encode(const std::string& text, std::string& bytes) const {
  return mac_ ? QUtil::utf8_to_mac_roman(text, bytes, '?')
              : QUtil::utf8_to_win_ansi(text, bytes, '?');
}

std::string Font::encoded(const std::string& text) const {
  std::string bytes;
  encode(text, bytes);
  return bytes;
}

std::string Font::decoded(const std::string& bytes) const {
  return mac_ ? QUtil::mac_roman_to_utf8(bytes) : QUtil::win_ansi_to_utf8(bytes);
}

bool Font::has_all(const std::string& text) const {
  std::string bytes;
  return encode(text, bytes);
}

double Font::width(std::string_view bytes, double size) const {
  double sum = 0;
  for (const char c : bytes) {
    const int at = static_cast<unsigned char>(c) - first_;
    const bool known = at >= 0 && static_cast<std::size_t>(at) < widths_.size();
    sum += known ? widths_[static_cast<std::size_t>(at)] : kUnknownWidth;
  }
  return sum * size / 1000;
}

std::vector<Line> Font::lines(std::string_view bytes, double size, double room) const {
  std::vector<Line> broken(1);
  const auto begin_line = [&](const char* end) {
    broken.back().end = end;
    broken.emplace_back();
  };
  const auto put = [&](std::string_view word) {
    std::string& line = broken.back().text;
    const std::string with = line.empty() ? std::string(word) : line + " " + std::string(word);
    if (width(with, size) <= room) {
      line = with;
      return;
    }
    if (!line.empty()) begin_line(" ");
    for (const char c : word) {
      const std::string& now = broken.back().text;
      if (!now.empty() && width(now + c, size) > room) begin_line("");
      broken.back().text += c;
    }
  };
  for (std::size_t at = 0; at <= bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of(" \n", at), bytes.size());
    if (end > at) put(bytes.substr(at, end - at));
    if (end < bytes.size() && bytes[end] == '\n') begin_line("\n");
    at = end + 1;
  }
  return broken;
}

std::string joined(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    text += lines[i].text;
    if (i + 1 < to) text += lines[i].end;
  }
  return text;
}

std::string literal(std::string_view bytes) {
  std::string text = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') text += '\\';
    text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return text + ")";
}

}  // namespace st::helper
