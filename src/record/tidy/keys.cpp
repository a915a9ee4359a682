// The pass that moves keys, with their lines and comments, to their declared places.
#include <algorithm>
#include <numeric>

#include "st/text/lines.hpp"

#include "record/tidy/passes.hpp"

namespace st::tidy {
namespace {

/// The order in which the members are to stand; nothing when they do, or one is unknown.
std::vector<std::size_t> order_of(const Node& record, const RecordType& type) {
  std::vector<std::size_t> order(record.children.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t i) {
    return type.find(record.children[i].key) - type.fields.data();
  };
  for (const Node& child : record.children) {
    if (!type.find(child.key)) return {};
  }
  if (std::is_sorted(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); })) {
    return {};
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

/// In brackets members change places; what stands between them stays.
void order_flow(const Source& source, const Node& record, const std::vector<std::size_t>& order,
                std::vector<Splice>& splices) {
  const auto& members = record.children;
  const auto end = [](const Node& member) {
    return std::max(member.where.end, member.key_where.end);
  };
  const Span whole{&source, members.front().key_where.begin, end(members.back())};
  if (!comments_in("{" + std::string(source.slice(whole)) + "}\n").empty()) return;
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Node& moved = members[order[i]];
    text += source.slice({&source, moved.key_where.begin, end(moved)});
    if (i + 1 < members.size()) {
      text += source.slice({&source, end(members[i]), members[i + 1].key_where.begin});
    }
  }
  splices.push_back({whole.begin, whole.end, text});
}

/// A key's lines: the comments above it, and from the key on.
struct Lines {
  std::string above;
  std::string own;
};

/// The first of the comment lines directly above `line`.
std::size_t above(std::string_view text, std::size_t line) {
  while (line > line_begin(text, 0)) {
    const std::size_t before = line_begin(text, line - 1);
    if (!is_comment_line(line_from(text, before))) break;
    line = before;
  }
  return line;
}

/// The lines of a block's keys, the first from `begin` on; empty when something stands in the way.
std::vector<Lines> lines_of(std::string_view text, const Node& record, std::size_t begin,
                            std::size_t column) {
  std::vector<Lines> all;
  std::size_t at = begin;
  for (const Node& child : record.children) {
    const std::size_t key = child.key_where.begin;
    const std::size_t last = std::max<std::size_t>(child.where.end, child.key_where.end);
    const auto end = text.find('\n', last > 0 && text[last - 1] == '\n' ? last - 1 : last);
    // The file's last line has no end to move along.
    if (end == text.npos) return {};
    const std::size_t line = std::max(at, line_begin(text, key));
    if (key != at && text.substr(line, key - line) != std::string(column, ' ')) return {};
    all.push_back(
        {std::string(text.substr(at, line - at)), std::string(text.substr(key, end + 1 - key))});
    at = end + 1;
  }
  return all;
}

/// `lines` at another column.
std::string at_column(std::string_view lines, std::size_t column) {
  std::string all;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, next_line(lines, 0));
    const std::size_t first = line.find_first_not_of(' ');
    all += std::string(is_blank_line(line_from(line, 0)) ? 0 : column, ' ');
    all += line.substr(first);
    lines.remove_prefix(line.size());
  }
  return all;
}

/// In a block whole lines change places, with the comments above them. A record's first key stands
/// behind its dash: what is above it stands above the dash.
void order_block(const Source& source, const Node& record, const std::vector<std::size_t>& order,
                 std::vector<Splice>& splices) {
  const std::string_view text = source.text();
  const std::size_t first = record.children.front().key_where.begin;
  const std::size_t line = line_begin(text, first);
  const std::size_t column = first - line;
  const std::string_view front = text.substr(line, column);
  const bool dash = front.find('-') != front.npos;
  const std::size_t begin = dash ? first : above(text, line);
  const auto lines = lines_of(text, record, begin, column);
  const bool plain =
      front.find_first_not_of(" -") == front.npos && front.find('-') == front.rfind('-');
  if (lines.empty() || !plain) return;
  std::string moved;
  std::size_t end = begin;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Lines& one = lines[order[i]];
    // Behind the dash there is no room for comments; they stand above it.
    const bool behind = dash && i == 0;
    moved += behind ? at_column(one.above, front.find('-')) + std::string(front)
                    : one.above + std::string(column, ' ');
    moved += one.own;
    end += lines[i].above.size() + lines[i].own.size() + (behind ? 0 : column);
  }
  splices.push_back(
      {static_cast<std::uint32_t>(dash ? line : begin), static_cast<std::uint32_t>(end), moved});
}

}  // namespace

std::vector<Splice> keys(const Source& source, const Node& top, const RecordType& root) {
  std::vector<Splice> splices;
  visit(top, root, {.record = [&](const Node& record, const RecordType& type) {
          const bool moves = std::any_of(splices.begin(), splices.end(), [&](const Splice& one) {
            return one.begin <= record.where.begin && record.where.end <= one.end;
          });
          if (&type == &root || record.children.size() < 2 || moves) return;
          const auto order = order_of(record, type);
          if (order.empty()) return;
          const bool flow = record.has_brackets();
          if (flow) order_flow(source, record, order, splices);
          if (!flow) order_block(source, record, order, splices);
        }});
  return splices;
}

}  // namespace st::tidy
