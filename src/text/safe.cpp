// What makes text safe to show, and how wide it is in a terminal.
#include "st/text/safe.hpp"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

#include <fmt/format.h>

#include "utf8.hpp"

namespace st {
namespace {

/// Takes no room, or says nothing by itself: what a reader cannot see, a file can hide behind.
bool is_invisible(char32_t value) {
  return value == 0x00AD || value == 0x180E || (value >= 0x200B && value <= 0x200D) ||
         (value >= 0x2060 && value <= 0x2065) || (value >= 0x206A && value <= 0x206F) ||
         value == 0xFEFF || (value >= 0xFFF9 && value <= 0xFFFB) ||
         (value >= 0xE0000 && value <= 0xE007F);
}

bool is_unsafe(char32_t value) {
  const bool line_break = value == 0x2028 || value == 0x2029;
  const bool no_character = (value & 0xFFFEU) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF);
  return (value >= 0x80 && value < 0xA0) || line_break || no_character || is_bidi_control(value) ||
         is_invisible(value);
}

void append(std::string& out, std::string_view bytes, CodePoint point) {
  if (!point.valid) {
    out += fmt::format("\\x{{{:02x}}}", static_cast<unsigned char>(bytes.front()));
  } else if (point.value == '\t') {
    out += ' ';
  } else if (point.value < 0x20) {
    // U+2400 and on are pictures of the control characters, in their order.
    out += "\xe2\x90";
    out += static_cast<char>(0x80U + point.value);
  } else if (point.value == 0x7F) {
    out += "\xe2\x90\xa1";
  } else if (is_unsafe(point.value)) {
    out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(point.value));
  } else {
    out += bytes;
  }
}

std::string json_escape(char32_t value) {
  if (value < 0x10000) return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(value));
  const auto rest = static_cast<std::uint32_t>(value) - 0x10000U;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (rest >> 10U), 0xDC00U + (rest & 0x3FFU));
}

/// Put through utf8proc; what is not UTF-8 stays as it is.
std::string mapped(std::string_view text, int how) {
  utf8proc_uint8_t* made = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | how);
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  if (length < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(made), static_cast<std::size_t>(length));
  std::free(made);
  return out;
}

}  // namespace

SafeText SafeText::from(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint point = code_point_at(raw, at);
    append(out, raw.substr(at, point.length), point);
    at += point.length;
  }
  return SafeText(std::move(out));
}

std::string safe_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  std::size_t told = 0;  // Up to here it is in `out`.
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint point = code_point_at(json, at);
    if (point.value == 0x7F || (point.value >= 0x80 && is_unsafe(point.value))) {
      out += json.substr(told, at - told);
      out += json_escape(point.value);
      told = at + point.length;
    }
    at += point.length;
  }
  return out += json.substr(told);
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += point.valid ? utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value)) : 1;
    at += point.length;
  }
  return width;
}

int code_points(std::string_view text) {
  int count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).length;
  return count;
}

std::string to_nfc(std::string_view text) {
  // Below U+0300, the first combining character, nothing can be composed.
  constexpr unsigned char combining = 0xCC;
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < combining; }))
    return std::string(text);
  return mapped(text, UTF8PROC_COMPOSE);
}

std::string to_latin_1(std::string_view text) {
  constexpr char32_t kLast = 0xFF;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    const bool outside = point.valid && point.value > kLast;
    const std::string bare =
        outside ? mapped(bytes, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK) : std::string(bytes);
    const bool helps = outside && code_point_at(bare, 0).value <= kLast;
    out += helps ? bare : bytes;
  }
  return out;
}

}  // namespace st
