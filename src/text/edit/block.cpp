// Edits of lists and mappings that are written on lines of their own.
#include "st/text/safe.hpp"

#include "text/edit/lines.hpp"
#include "text/edit/plan.hpp"

namespace st {
namespace {

std::string blanks(std::size_t count) { return std::string(count, ' '); }

bool is_block(const Page& page, const Node& node) {
  return !node.children.empty() && !has_brackets(page, node);
}

const Node& parent_of(const Chain& chain) { return *chain[chain.size() - 2]; }

Chain up(const Chain& chain) { return {chain.begin(), chain.end() - 1}; }

/// Whole lines put in at `at`, which begins a line or is the end of the text.
Splice lines_at(const Page& page, std::size_t at, const std::string& lines, bool airy) {
  const std::string newline = newline_near(page.text, at == 0 ? 0 : at - 1);
  const bool cut = at == page.text.size() && at > 0 && page.text[at - 1] != '\n' &&
                   line_begin(page.text, at) < at;
  return splice(at, at, (cut ? newline : "") + (airy ? newline : "") + lines + newline);
}

/// A new section is set off from comments above, but not from a first line that says what the
/// file is.
bool below_comments(const Page& page, std::size_t at) {
  if (at == 0) return false;
  const std::size_t above = line_begin(page.text, at - 1);
  return is_comment_line(line_from(page.text, above)) && above > line_begin(page.text, 0);
}

/// Whether a new item is written in brackets, as the item above it is.
bool in_brackets_like(const Page& page, const Node& above, const Meant& item, std::size_t room) {
  const bool mapping = item.kind == Meant::Kind::mapping;
  const bool alike = above.kind == (mapping ? Node::Kind::mapping : Node::Kind::sequence);
  if (item.kind == Meant::Kind::scalar || item.kind == Meant::Kind::empty) return false;
  if (alike && is_block(page, above)) return false;
  if (alike) return static_cast<std::size_t>(display_width(flow_text(item))) <= room;
  return fits_line(item, room);
}

}  // namespace

Splices add_item(const Page& page, const Chain& chain, const Meant& item) {
  const Node& list = *chain.back();
  if (has_brackets(page, list)) return add_in_brackets(page, list, flow_text(item));
  const Node& last = list.children.back();
  const std::size_t column = column_of(page, list);
  Style style = style_near(page, chain);
  const std::size_t dash = entry_begin(page, list, list.children.size() - 1);
  const bool beside = line_begin(page.text, last.where.begin) == line_begin(page.text, dash);
  if (beside && last.kind != Node::Kind::empty) style.dash = last.where.begin - dash;
  const bool flow = in_brackets_like(page, last, item, room_from(column + style.dash));
  // Where dashes stand below their key, a comment there may as well begin what comes next.
  const bool flush = chain.size() > 1 && parent_of(chain).kind == Node::Kind::mapping &&
                     column_of(page, parent_of(chain)) == column;
  const std::size_t at = line_below(page, list, flush ? column + 1 : column);
  const bool airy = is_airy(page, list) && !keeps_blank_lines(page, list);
  return {lines_at(page, at, blanks(column) + dashed(item, column, flow, style), airy)};
}

Splices add_member(const Page& page, const Chain& chain, const std::string& key,
                   const Meant& value) {
  const Node& mapping = *chain.back();
  if (has_brackets(page, mapping)) {
    return add_in_brackets(page, mapping, key_text(key) + ": " + flow_text(value));
  }
  const std::size_t column = column_of(page, mapping);
  const Style style = style_near(page, chain);
  const bool top = chain.size() == 1;
  const std::size_t at = top ? end_of_page(page) : line_below(page, mapping, column);
  const bool airy = (is_airy(page, mapping) && !keeps_blank_lines(page, mapping)) ||
                    (top && below_comments(page, at));
  const std::string lines = hanging(mapping_value({{key, value}}), column, style);
  return {lines_at(page, at, blanks(column) + lines, airy)};
}

namespace {

/// The text that stands in for a scalar, or for a collection that fits its line.
std::string line_text(const Page& page, const Node& old, const Meant& value, Around around) {
  if (value.kind != Meant::Kind::scalar) return flow_text(value);
  return scalar_like(value, page.source.slice(old.where), around);
}

Splices replace_item(const Page& page, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  const Style style = style_near(page, chain);
  const bool empty = old.where.begin == old.where.end;
  const std::size_t dash = column_of(page, parent_of(chain));
  const std::size_t column = empty ? dash + style.dash : column_of(page, old);
  const std::string text = fits_line(value, room_from(column))
                               ? line_text(page, old, value, Around::block)
                               : hanging(value, column, style);
  if (value.kind == Meant::Kind::empty) {
    const std::size_t after =
        entry_begin(page, parent_of(chain),
                    static_cast<std::size_t>(&old - parent_of(chain).children.data())) +
        1;
    return {splice(after, old.where.end, "")};
  }
  if (!empty) return {splice(old.where.begin, old.where.end, text)};
  const std::size_t end = old.where.end;
  const bool many = text.find('\n') != std::string::npos;
  const bool alone = is_blank_line(line_from(page.text, end));
  if (many && !alone) {
    return {lines_at(page, line_below(page, old, column), blanks(column) + text, false)};
  }
  return {splice(end, end, blanks(style.dash - 1) + text)};
}

/// A value on the line of its key. What stood on lines below goes with its lines.
Splices replace_on_line(const Page& page, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  const std::size_t colon = after_colon(page, old);
  const std::string text = line_text(page, old, value, Around::block);
  const std::string after = text.empty() ? "" : " " + text;
  if (is_block(page, old)) {
    return {splice(colon, colon, after), splice(line_begin(page.text, old.where.begin),
                                                next_line(page.text, old.where.end), "")};
  }
  const bool empty = old.where.begin == old.where.end;
  if (empty || text.empty()) return {splice(colon, old.where.end, after)};
  return {splice(old.where.begin, old.where.end, text)};
}

/// A value on lines below its key.
Splices replace_below(const Page& page, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  const Style style = style_near(page, chain);
  const std::size_t key = column_of(page, parent_of(chain));
  const bool mapping = value.kind == Meant::Kind::mapping;
  std::size_t column = key + (mapping ? style.step : style.list);
  if (is_block(page, old)) {
    const bool alike = (old.kind == Node::Kind::mapping) == mapping;
    if (alike) column = column_of(page, old);
    return {splice(line_begin(page.text, old.where.begin), old.where.end,
                   blanks(column) + hanging(value, column, style))};
  }
  const std::size_t colon = after_colon(page, old);
  const std::size_t at = line_below(page, old, key + 1);
  Splices splices;
  if (colon < old.where.end) splices.push_back(splice(colon, old.where.end, ""));
  splices.push_back(lines_at(page, at, blanks(column) + hanging(value, column, style), false));
  return splices;
}

Splices replace_root(const Page& page, const Chain& chain, const Meant& value) {
  const Node& root = *chain.back();
  const std::string text = hanging(value, 0, style_near(page, chain));
  if (root.kind != Node::Kind::empty) return {splice(root.where.begin, root.where.end, text)};
  const std::size_t at = end_of_page(page);
  return {lines_at(page, at, text, below_comments(page, at))};
}

/// The whole lines of an entry, and one of two empty lines that would meet. None may come to stand
/// below a text that would keep it.
Splices remove_lines(const Page& page, const Node& parent, std::size_t index) {
  std::size_t from = line_begin(page.text, entry_begin(page, parent, index));
  std::size_t to = line_below(page, parent.children[index], std::string::npos);
  if (index > 0 && keeps_blank_lines(page, parent.children[index - 1])) {
    return {splice(from, skip_blank_lines(page.text, to), "")};
  }
  const std::size_t above = from == 0 ? 0 : line_begin(page.text, from - 1);
  const bool gap = above < from && is_blank_line(line_from(page.text, above));
  const bool gap_below = to == page.text.size() || is_blank_line(line_from(page.text, to));
  if (gap && gap_below) from = above;
  return {splice(from, to, "")};
}

}  // namespace

Splices replace_value(const Page& page, const Chain& chain, const Meant& value) {
  if (chain.size() == 1) return replace_root(page, chain, value);
  const Node& old = *chain.back();
  if (in_brackets(page, chain)) {
    return {splice(old.where.begin, old.where.end, line_text(page, old, value, Around::brackets))};
  }
  if (parent_of(chain).kind == Node::Kind::sequence) return replace_item(page, chain, value);
  const bool section =
      chain.size() == 2 && value.kind == Meant::Kind::mapping && !value.members.empty();
  const std::size_t room = room_from(column_of(page.text, after_colon(page, old)) + 1);
  const bool nothing = value.kind == Meant::Kind::empty;
  return nothing || (!section && fits_line(value, room)) ? replace_on_line(page, chain, value)
                                                         : replace_below(page, chain, value);
}

Splices remove_entry(const Page& page, const Chain& chain) {
  const Node& parent = parent_of(chain);
  const auto index = static_cast<std::size_t>(chain.back() - parent.children.data());
  if (in_brackets(page, chain)) return remove_in_brackets(page, parent, index);
  if (parent.children.size() == 1 && chain.size() > 2) {
    const bool mapping = parent.kind == Node::Kind::mapping;
    return replace_value(page, up(chain), mapping ? mapping_value({}) : list_value({}));
  }
  const std::size_t begin = entry_begin(page, parent, index);
  if (begins_line(page.text, begin)) return remove_lines(page, parent, index);
  return {splice(begin, entry_begin(page, parent, index + 1), "")};
}

}  // namespace st
