// Edits inside brackets, on one line or on many.
#include "text/edit/lines.hpp"
#include "text/edit/plan.hpp"

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

Splices add_in_brackets(const Page& page, const Node& collection, const std::string& text) {
  const std::size_t close = collection.where.end - 1;
  if (collection.children.empty()) {
    const std::size_t open = collection.where.begin + 1;
    const bool bare = is_blank_line(page.text.substr(open, close - open));
    return {splice(bare ? open : close, close, text)};
  }
  const std::size_t index = collection.children.size() - 1;
  const std::size_t begin = entry_begin(page, collection, index);
  const std::size_t end = collection.children.back().where.end;
  if (!begins_line(page.text, begin)) return {splice(end, end, ", " + text)};

  // One entry a line: the new one has its own, below the last and what is said beside that.
  const std::string indent(column_of(page.text, begin), ' ');
  const std::string newline = newline_near(page.text, begin);
  const std::size_t comma = trailing_comma(page.text, end, close);
  const std::size_t below = next_line(page.text, end);
  if (below > close) return {splice(end, end, "," + newline + indent + text)};
  if (comma == close) {
    return {splice(end, end, ","), splice(below, below, indent + text + newline)};
  }
  return {splice(below, below, indent + text + "," + newline)};
}

Splices remove_in_brackets(const Page& page, const Node& collection, std::size_t index) {
  const auto& all = collection.children;
  if (all.size() == 1) {
    return {splice(collection.where.begin + 1, collection.where.end - 1, "")};
  }
  if (index + 1 < all.size()) {
    return {
        splice(entry_begin(page, collection, index), entry_begin(page, collection, index + 1), "")};
  }
  return {splice(all[index - 1].where.end, all[index].where.end, "")};
}

}  // namespace st
