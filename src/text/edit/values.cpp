// A scalar is written plain only where every YAML reader, of version 1.1 or 1.2, takes it for the
// same text; what a field of st reads as a date or a number is plain like people write it.
#include "text/edit/values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "st/text/safe.hpp"

#include "text/layout.hpp"
#include "text/utf8.hpp"

namespace st {

Meant text_value(std::string text) {
  return {.kind = Meant::Kind::scalar, .scalar = std::move(text), .text = true};
}
Meant word_value(std::string text) {
  return {.kind = Meant::Kind::scalar, .scalar = std::move(text)};
}
Meant list_value(std::vector<Meant> items) {
  return {.kind = Meant::Kind::sequence, .items = std::move(items)};
}
Meant mapping_value(std::vector<std::pair<std::string, Meant>> members) {
  return {.kind = Meant::Kind::mapping, .members = std::move(members)};
}

namespace {

constexpr std::size_t kLineWidth = 100;

bool holds(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

/// What cannot be seen, or would end a line, in some reader.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         is_bidi_control(c) || (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool all_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (needs_escape(point.value)) return false;
    at += point.length;
  }
  return true;
}

/// Looks like a number, a date or a time to some reader: 010, 1_000, 0x1F, .5, 1:30, 2024-01-01.
bool like_a_number(std::string_view text) {
  return holds("+-.0123456789", text.front()) &&
         text.find_first_not_of("0123456789abcdefABCDEFoOxXtTzZ_.,:+- ") == std::string_view::npos;
}

/// A word that some reader takes for nothing, a yes or a no, or a number.
bool has_a_meaning(std::string_view text) {
  constexpr std::array<std::string_view, 14> kWords = {
      "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "=", "<<"};
  std::string word(text);
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (word.size() > 1 && holds("+-", word[0])) word.erase(0, 1);
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || like_a_number(text);
}

/// Whether the characters of `text` are read as themselves without quotes.
bool reads_plain(std::string_view text, Around around) {
  if (text.empty() || holds(" -?:,[]{}#&*!|>'\"%@`", text.front())) return false;
  if (holds(" :", text.back()) || text.starts_with("<<") || text.starts_with("==")) return false;
  if (text.starts_with("..") || !all_visible(text)) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
    return false;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t hard = hard_blank_at(text, at);
    if (hard > 0 && (at == 0 || at + hard == text.size() || text[at - 1] == ':')) return false;
  }
  // Some readers end an unquoted text at a colon or a question mark in brackets, whatever follows.
  return around == Around::block || text.find_first_of(",[]{}:?") == std::string_view::npos;
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const auto number = static_cast<std::uint32_t>(point.value);
    if (text[at] == '"' || text[at] == '\\') {
      out += {'\\', text[at]};
    } else if (text[at] == '\n') {
      out += "\\n";
    } else if (text[at] == '\t') {
      out += "\\t";
    } else if (!point.valid || !needs_escape(point.value)) {
      out += text.substr(at, point.length);
    } else if (number < 0x100) {
      out += fmt::format("\\x{:02x}", number);
    } else {
      out += fmt::format("\\U{:08x}", number);
    }
    at += point.length;
  }
  return out + "\"";
}

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

/// Double quotes, unless a text full of them reads better in single ones.
std::string in_quotes(std::string_view text) {
  const bool single = text.find_first_of("\"\\") != std::string_view::npos &&
                      text.find('\'') == std::string_view::npos && all_visible(text);
  return single ? single_quoted(text) : double_quoted(text);
}

bool is_scalar(const Meant& value) { return value.kind == Meant::Kind::scalar; }

bool is_scalars(const Meant& value) {
  return value.kind == Meant::Kind::sequence &&
         std::all_of(value.items.begin(), value.items.end(), is_scalar);
}

/// No mapping inside it, and nothing empty.
bool is_simple(const Meant& value) {
  if (value.kind != Meant::Kind::mapping) return is_scalar(value) || is_scalars(value);
  return std::all_of(value.members.begin(), value.members.end(), [](const auto& member) {
    return is_scalar(member.second) || is_scalars(member.second);
  });
}

std::string blanks(std::size_t count) { return std::string(count, ' '); }

/// What stands after a key's colon, the key standing at `column`.
std::string after_colon(const Meant& value, std::size_t column, std::size_t used,
                        const Style& style) {
  if (value.kind == Meant::Kind::empty) return "";
  if (is_scalar(value)) return " " + scalar_text(value, Around::block);
  const bool mapping = value.kind == Meant::Kind::mapping;
  const bool section = mapping && column == 0 && !value.members.empty();
  if (!section && fits_line(value, room_from(used + 1))) return " " + flow_text(value);
  const std::size_t below = column + (mapping ? style.step : style.list);
  return style.newline + blanks(below) + hanging(value, below, style);
}

}  // namespace

std::string scalar_text(const Meant& scalar, Around around) {
  const bool plain =
      reads_plain(scalar.scalar, around) && !(scalar.text && has_a_meaning(scalar.scalar));
  return plain ? scalar.scalar : in_quotes(scalar.scalar);
}

std::string scalar_text(const Meant& scalar) { return scalar_text(scalar, Around::brackets); }

std::string scalar_like(const Meant& scalar, std::string_view old, Around around) {
  if (old.starts_with('"')) return double_quoted(scalar.scalar);
  if (old.starts_with('\'') && all_visible(scalar.scalar)) return single_quoted(scalar.scalar);
  return scalar_text(scalar, around);
}

std::string key_text(std::string_view key) { return scalar_text(text_value(std::string(key))); }

std::size_t room_from(std::size_t column) { return column < kLineWidth ? kLineWidth - column : 0; }

bool fits_brackets(const Meant& value) {
  return value.kind != Meant::Kind::empty &&
         std::all_of(value.items.begin(), value.items.end(), fits_brackets) &&
         std::all_of(value.members.begin(), value.members.end(),
                     [](const auto& member) { return fits_brackets(member.second); });
}

bool fits_line(const Meant& value, std::size_t room) {
  const bool nothing = value.items.empty() && value.members.empty();
  if (is_scalar(value) || nothing) return true;
  return is_simple(value) && static_cast<std::size_t>(display_width(flow_text(value))) <= room;
}

std::string flow_text(const Meant& value) {
  std::string out;
  switch (value.kind) {
    case Meant::Kind::empty: return "";
    case Meant::Kind::scalar: return scalar_text(value, Around::brackets);
    case Meant::Kind::sequence:
      for (const Meant& item : value.items) out += (out.empty() ? "" : ", ") + flow_text(item);
      return "[" + out + "]";
    case Meant::Kind::mapping:
      for (const auto& [key, member] : value.members) {
        out += (out.empty() ? "" : ", ") + key_text(key) + ": " + flow_text(member);
      }
      return "{" + out + "}";
  }
  return out;
}

std::string dashed(const Meant& item, std::size_t column, bool flow, const Style& style) {
  if (item.kind == Meant::Kind::empty) return "-";
  const std::string text = flow ? flow_text(item) : hanging(item, column + style.dash, style);
  return "-" + blanks(style.dash - 1) + text;
}

std::string hanging(const Meant& value, std::size_t column, const Style& style) {
  std::string out;
  const auto next_line = [&] {
    if (!out.empty()) out += style.newline + blanks(column);
  };
  if (value.kind == Meant::Kind::sequence && !value.items.empty()) {
    for (const Meant& item : value.items) {
      next_line();
      out += dashed(item, column,
                    fits_line(item, room_from(column + style.dash)) && !is_scalar(item), style);
    }
    return out;
  }
  if (value.kind == Meant::Kind::mapping && !value.members.empty()) {
    for (const auto& [key, member] : value.members) {
      next_line();
      const std::string start = key_text(key) + ":";
      const auto width = static_cast<std::size_t>(display_width(start));
      out += start + after_colon(member, column, column + width, style);
    }
    return out;
  }
  return is_scalar(value) ? scalar_text(value, Around::block) : flow_text(value);
}

std::string block_text(const Meant& value, std::size_t indent) {
  return blanks(indent) + hanging(value, indent, {}) + "\n";
}

}  // namespace st
