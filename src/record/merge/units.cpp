#include "units.hpp"

#include <algorithm>

#include "st/text/lines.hpp"

namespace st::merge {
namespace {

/// The dash of an item; nothing when a comment or something else is in between.
std::optional<std::size_t> dash_of(std::string_view text, const Node& item) {
  std::size_t at = item.where.begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) --at;
  if (at == 0 || text[at - 1] != '-') return {};
  return at - 1;
}

/// Where the unit's first line begins; nothing when something else stands on that line before it.
std::optional<std::size_t> first_line(std::string_view text, const Node& node, bool item) {
  const auto mark = item ? dash_of(text, node) : std::optional<std::size_t>(node.key_where.begin);
  if (!mark) return {};
  const std::size_t begin = line_begin(text, *mark);
  const auto blank = text.substr(begin, *mark - begin);
  if (blank.find_first_not_of(' ') != blank.npos) return {};
  return begin;
}

/// After the unit's last line: comment on it included.
std::size_t last_line(std::string_view text, const Node& node) {
  const std::size_t last = std::max(node.where.end, node.key_where.end);
  return next_line(text, last > 0 && text[last - 1] == '\n' ? last - 1 : last);
}

}  // namespace

std::optional<Units> units_of(const Part& part) {
  const std::string_view text = part.text;
  const Node& node = *part.node;
  const bool list = node.kind == Node::Kind::sequence;
  if ((!list && node.kind != Node::Kind::mapping) || node.has_brackets()) return {};
  Units units;
  std::size_t at = part.begin;
  if (!part.file) {
    at = next_line(text, part.begin);
    units.head = text.substr(part.begin, at - part.begin);
  }
  for (const Node& child : node.children) {
    const auto from = first_line(text, child, list);
    if (!from || *from < at) return {};
    Unit unit{.name = child.key, .above = {}, .own = {}, .node = &child};
    unit.above = text.substr(at, *from - at);
    at = last_line(text, child);
    unit.own = text.substr(*from, at - *from);
    units.all.push_back(std::move(unit));
  }
  units.below = text.substr(at, part.end - at);
  return units;
}

}  // namespace st::merge
