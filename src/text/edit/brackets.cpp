// Edits inside brackets, on one line or on many.
#include "st/text/lines.hpp"

#include "text/edit/cuts.hpp"

namespace st {

Splice splice(std::size_t begin, std::size_t end, std::string text) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), std::move(text)};
}

namespace {

/// The comma after the last entry, if one stands before the bracket at `close`; else `close`.
std::size_t trailing_comma(std::string_view text, std::size_t last_end, std::size_t close) {
  const std::size_t at = skip_space(text, last_end);
  return at < close && text[at] == ',' ? at : close;
}

}  // namespace

Splices add_in_brackets(const Draft& draft, const Node& collection, const std::string& text) {
  const std::size_t close = collection.where.end - 1;
  const std::size_t index = collection.children.size() - 1;
  const std::size_t begin = entry_begin(draft, collection, index);
  const std::size_t end = collection.children.back().where.end;
  if (!begins_line(draft.text, begin)) return {splice(end, end, ", " + text)};

  // One entry a line: the new one has its own, below the last and what is said beside that.
  const std::string indent(column_of(draft.text, begin), ' ');
  const std::string newline = newline_near(draft.text, begin);
  const std::size_t comma = trailing_comma(draft.text, end, close);
  const std::size_t below = next_line(draft.text, end);
  if (below > close) return {splice(end, end, "," + newline + indent + text)};
  if (comma == close) {
    return {splice(end, end, ","), splice(below, below, indent + text + newline)};
  }
  return {splice(below, below, indent + text + "," + newline)};
}

Splices remove_in_brackets(const Draft& draft, const Node& collection, std::size_t index) {
  const auto& all = collection.children;
  if (all.size() == 1) {
    return {splice(collection.where.begin + 1, collection.where.end - 1, "")};
  }
  if (index + 1 < all.size()) {
    return {splice(entry_begin(draft, collection, index), entry_begin(draft, collection, index + 1),
                   "")};
  }
  return {splice(all[index - 1].where.end, all[index].where.end, "")};
}

}  // namespace st
