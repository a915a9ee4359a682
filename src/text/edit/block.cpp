// Edits of lists and mappings that are written on lines of their own.
#include "st/text/lines.hpp"
#include "st/text/safe.hpp"

#include "text/edit/cuts.hpp"

namespace st {
namespace {

std::string blanks(std::size_t count) { return std::string(count, ' '); }

bool is_block(const Node& node) { return !node.children.empty() && !node.has_brackets(); }

const Node& parent_of(const Chain& chain) { return *chain[chain.size() - 2]; }

Chain up(const Chain& chain) { return {chain.begin(), chain.end() - 1}; }

/// Whole lines put in at `at`, which begins a line or is the end of the text.
Splice lines_at(const Draft& draft, std::size_t at, const std::string& lines, bool airy) {
  const std::string newline = newline_near(draft.text, at == 0 ? 0 : at - 1);
  const bool cut = at == draft.text.size() && at > 0 && draft.text[at - 1] != '\n' &&
                   line_begin(draft.text, at) < at;
  return splice(at, at, (cut ? newline : "") + (airy ? newline : "") + lines + newline);
}

/// A new section is set off from comments above, but not from a first line that says what the
/// file is.
bool below_comments(const Draft& draft, std::size_t at) {
  if (at == 0) return false;
  const std::size_t above = line_begin(draft.text, at - 1);
  return is_comment_line(line_from(draft.text, above)) && above > line_begin(draft.text, 0);
}

/// Whether a new item is written in brackets, as the item above it is.
bool in_brackets_like(const Node& above, const Meant& item, std::size_t room) {
  if (item.kind == Meant::Kind::scalar || !fits_brackets(item)) return false;
  const bool mapping = item.kind == Meant::Kind::mapping;
  const bool alike = above.kind == (mapping ? Node::Kind::mapping : Node::Kind::sequence);
  if (!alike) return fits_line(item, room);
  return !is_block(above) && static_cast<std::size_t>(display_width(flow_text(item))) <= room;
}

}  // namespace

Splices add_item(const Draft& draft, const Chain& chain, const Meant& item) {
  const Node& list = *chain.back();
  if (list.has_brackets()) return add_in_brackets(draft, list, flow_text(item));
  const Node& last = list.children.back();
  const std::size_t column = column_of(draft, list);
  Style style = style_near(draft, chain);
  const std::size_t dash = entry_begin(draft, list, list.children.size() - 1);
  const bool beside = line_begin(draft.text, last.where.begin) == line_begin(draft.text, dash);
  if (beside && last.kind != Node::Kind::empty) style.dash = last.where.begin - dash;
  const bool flow = in_brackets_like(last, item, room_from(column + style.dash));
  // Where dashes stand below their key, a comment there may as well begin what comes next.
  const bool flush = chain.size() > 1 && parent_of(chain).kind == Node::Kind::mapping &&
                     column_of(draft, parent_of(chain)) == column;
  const std::size_t at = line_below(draft, list, flush ? column + 1 : column);
  const bool airy = is_airy(draft, list) && !keeps_blank_lines(draft, list);
  return {lines_at(draft, at, blanks(column) + dashed(item, column, flow, style), airy)};
}

Splices add_member(const Draft& draft, const Chain& chain, const std::string& key,
                   const Meant& value) {
  const Node& mapping = *chain.back();
  if (mapping.has_brackets()) {
    return add_in_brackets(draft, mapping, key_text(key) + ": " + flow_text(value));
  }
  const std::size_t column = column_of(draft, mapping);
  const Style style = style_near(draft, chain);
  const bool top = chain.size() == 1;
  const std::size_t at = top ? end_of_draft(draft) : line_below(draft, mapping, column);
  const bool airy = (is_airy(draft, mapping) && !keeps_blank_lines(draft, mapping)) ||
                    (top && below_comments(draft, at));
  const std::string lines = hanging(mapping_value({{key, value}}), column, style);
  return {lines_at(draft, at, blanks(column) + lines, airy)};
}

namespace {

/// The text that stands in for a scalar, or for a collection that fits its line.
std::string line_text(const Draft& draft, const Node& old, const Meant& value, Around around) {
  if (value.kind != Meant::Kind::scalar) return flow_text(value);
  if (old.kind != Node::Kind::scalar) return scalar_text(value, around);
  return scalar_like(value, draft.source.slice(old.where), around);
}

/// Nothing from `begin` to `end`, and no blanks left at the end of a line.
Splices emptied(const Draft& draft, std::size_t begin, std::size_t end) {
  const std::string_view rest = line_from(draft.text, end);
  const std::size_t blank = indent_of(rest);
  return {splice(begin, end + blank, blank < rest.size() ? " " : "")};
}

std::size_t index_in_parent(const Chain& chain) {
  return static_cast<std::size_t>(chain.back() - parent_of(chain).children.data());
}

Splices replace_item(const Draft& draft, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  if (value.kind == Meant::Kind::empty) {
    const std::size_t dash = entry_begin(draft, parent_of(chain), index_in_parent(chain));
    return emptied(draft, dash + 1, old.where.end);
  }
  const Style style = style_near(draft, chain);
  const bool empty = old.kind == Node::Kind::empty;
  const std::size_t dash = column_of(draft, parent_of(chain));
  const std::size_t column = empty ? dash + style.dash : column_of(draft, old);
  const std::string text = fits_line(value, room_from(column))
                               ? line_text(draft, old, value, Around::block)
                               : hanging(value, column, style);
  if (!empty) return {splice(old.where.begin, old.where.end, text)};
  const std::size_t end = old.where.end;
  const bool beside = is_blank_line(line_from(draft.text, end));
  if (!beside && text.find('\n') != std::string::npos) {
    return {lines_at(draft, line_below(draft, old, column), blanks(column) + text, false)};
  }
  return {splice(end, end, blanks(style.dash - 1) + text)};
}

/// A value on the line of its key. What stood on lines below goes with its lines.
Splices replace_on_line(const Draft& draft, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  const std::size_t colon = after_colon(draft, old);
  const bool nothing = value.kind == Meant::Kind::empty;
  const std::string text = line_text(draft, old, value, Around::block);
  if (is_block(old)) {
    return {
        splice(colon, colon, nothing ? "" : " " + text),
        splice(line_begin(draft.text, old.where.begin), next_line(draft.text, old.where.end), "")};
  }
  if (nothing) return emptied(draft, colon, old.where.end);
  if (old.kind == Node::Kind::empty) return {splice(colon, colon, " " + text)};
  return {splice(old.where.begin, old.where.end, text)};
}

/// A value on lines below its key.
Splices replace_below(const Draft& draft, const Chain& chain, const Meant& value) {
  const Node& old = *chain.back();
  const Style style = style_near(draft, chain);
  const std::size_t key = column_of(draft, parent_of(chain));
  const bool mapping = value.kind == Meant::Kind::mapping;
  std::size_t column = key + (mapping ? style.step : style.list);
  if (is_block(old)) {
    const bool alike = (old.kind == Node::Kind::mapping) == mapping;
    if (alike) column = column_of(draft, old);
    return {splice(line_begin(draft.text, old.where.begin), old.where.end,
                   blanks(column) + hanging(value, column, style))};
  }
  const std::size_t colon = after_colon(draft, old);
  const std::size_t at = line_below(draft, old, key + 1);
  Splices splices;
  if (colon < old.where.end) splices.push_back(splice(colon, old.where.end, ""));
  splices.push_back(lines_at(draft, at, blanks(column) + hanging(value, column, style), false));
  return splices;
}

Splices replace_root(const Draft& draft, const Chain& chain, const Meant& value) {
  const Node& root = *chain.back();
  const std::string text = hanging(value, 0, style_near(draft, chain));
  if (root.kind != Node::Kind::empty) return {splice(root.where.begin, root.where.end, text)};
  const std::size_t at = end_of_draft(draft);
  return {lines_at(draft, at, text, below_comments(draft, at))};
}

/// The whole lines of an entry, and one of two empty lines that would meet. None may come to stand
/// below a text that would keep it.
Splices remove_lines(const Draft& draft, const Node& parent, std::size_t index) {
  std::size_t from = line_begin(draft.text, entry_begin(draft, parent, index));
  const std::size_t to = line_below(draft, parent.children[index], std::string::npos);
  if (index > 0 && keeps_blank_lines(draft, parent.children[index - 1])) {
    return {splice(from, skip_blank_lines(draft.text, to), "")};
  }
  const std::size_t above = from == 0 ? 0 : line_begin(draft.text, from - 1);
  const bool gap = above < from && is_blank_line(line_from(draft.text, above));
  const bool gap_below = to == draft.text.size() || is_blank_line(line_from(draft.text, to));
  if (gap && gap_below) from = above;
  return {splice(from, to, "")};
}

}  // namespace

Splices replace_value(const Draft& draft, const Chain& chain, const Meant& value) {
  if (chain.size() == 1) return replace_root(draft, chain, value);
  const Node& old = *chain.back();
  if (in_brackets(chain)) {
    return {splice(old.where.begin, old.where.end, line_text(draft, old, value, Around::brackets))};
  }
  if (parent_of(chain).kind == Node::Kind::sequence) return replace_item(draft, chain, value);
  const bool section =
      chain.size() == 2 && value.kind == Meant::Kind::mapping && !value.members.empty();
  const std::size_t room = room_from(column_of(draft.text, after_colon(draft, old)) + 1);
  const bool nothing = value.kind == Meant::Kind::empty;
  return nothing || (!section && fits_line(value, room)) ? replace_on_line(draft, chain, value)
                                                         : replace_below(draft, chain, value);
}

Splices remove_entry(const Draft& draft, const Chain& chain) {
  const Node& parent = parent_of(chain);
  const std::size_t index = index_in_parent(chain);
  if (in_brackets(chain)) return remove_in_brackets(draft, parent, index);
  if (parent.children.size() == 1 && chain.size() > 2) {
    const bool mapping = parent.kind == Node::Kind::mapping;
    return replace_value(draft, up(chain), mapping ? mapping_value({}) : list_value({}));
  }
  const std::size_t begin = entry_begin(draft, parent, index);
  if (begins_line(draft.text, begin)) return remove_lines(draft, parent, index);
  return {splice(begin, entry_begin(draft, parent, index + 1), "")};
}

}  // namespace st
