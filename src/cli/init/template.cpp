#include "template.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace st::cli {
namespace {

/// What a hole takes; nothing when it was not answered.
std::optional<std::string> value_of(std::string_view hole, const Values& values, Date start) {
  if (hole.starts_with(' ')) return "{{" + std::string(hole) + "}}";  // A pipeline's own.
  if (hole.starts_with("start+")) {
    int months = 0;
    std::from_chars(hole.data() + 6, hole.data() + hole.size(), months);
    return add_months(start, months).iso();
  }
  const auto found = values.find(hole);
  if (found == values.end()) return {};
  return found->second;
}

/// One line with its holes filled; empty and no line when one of them has nothing to take.
std::optional<std::string> fill_line(std::string_view line, const Values& values, Date start) {
  std::string out;
  bool example = false;
  while (true) {
    const auto open = line.find("{{");
    out += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = line.find("}}", open);
    const std::string_view hole = line.substr(open + 2, close - open - 2);
    const auto bar = hole.find('|');
    if (const auto value = value_of(hole.substr(0, bar), values, start)) {
      out += *value;
    } else if (bar != std::string_view::npos) {
      out += hole.substr(bar + 1);
      example = true;
    } else {
      return {};
    }
    line.remove_prefix(close + 2);
  }
  return example ? "#" + out : out;
}

/// Letters and digits; every byte of a letter beyond ASCII.
bool is_wordy(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string fill(std::string_view text, const Values& values, Date start) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (const auto line = fill_line(text.substr(0, end), values, start)) out += *line + '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::string yaml_text(std::string_view value) {
  const bool plain = !value.empty() && is_wordy(value.front()) && value.back() != ' ' &&
                     std::all_of(value.begin(), value.end(), [](char c) {
                       return is_wordy(c) || c == ' ' || c == '-' || c == '.' || c == '\'';
                     });
  if (plain) return std::string(value);
  std::string quoted = "\"";
  for (char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string id_of(std::string_view name) {
  // The letters that Swedish names are written with; both cases, since UTF-8 has no bit for it.
  static constexpr std::array<std::pair<std::string_view, char>, 20> kLetters{{
      {"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"é", 'e'}, {"è", 'e'}, {"ü", 'u'}, {"ø", 'o'},
      {"æ", 'a'}, {"á", 'a'}, {"ó", 'o'}, {"Å", 'a'}, {"Ä", 'a'}, {"Ö", 'o'}, {"É", 'e'},
      {"È", 'e'}, {"Ü", 'u'}, {"Ø", 'o'}, {"Æ", 'a'}, {"Á", 'a'}, {"Ó", 'o'},
  }};
  std::string id;
  while (!name.empty()) {
    char letter = name.front();
    std::size_t taken = 1;
    for (const auto& [from, to] : kLetters) {
      if (name.starts_with(from)) {
        letter = to;
        taken = from.size();
      }
    }
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    const bool kept = is_wordy(letter) && static_cast<unsigned char>(letter) < 0x80;
    if (kept) id += letter;
    if (!kept && !id.empty() && id.back() != '-') id += '-';
    name.remove_prefix(taken);
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

}  // namespace st::cli
