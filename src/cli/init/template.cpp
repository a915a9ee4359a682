#include "template.hpp"

#include <charconv>
#include <optional>

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

}  // namespace st::cli
