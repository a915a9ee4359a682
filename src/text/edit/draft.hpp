// A file that is to be edited: its text, its tree, and what its layout tells of its habits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/edit.hpp"
#include "st/text/node.hpp"
#include "st/text/source.hpp"

#include "text/edit/values.hpp"

namespace st {

struct Draft {
  explicit Draft(const Source& file);

  const Source& source;
  std::string_view text;
  Faults faults{};
  Node root;
};

/// From the root to a value: each is a child of the one before.
using Chain = std::vector<const Node*>;

/// As far as `steps` lead; all the way when there is one node more than steps.
Chain follow(const Node& root, const Steps& steps);

/// An empty value, or null written out: there a list or mapping may begin.
bool is_nothing(const Draft& draft, const Node& node);
/// Stands inside brackets, its own not counted.
bool in_brackets(const Chain& chain);

/// Where the column of a block collection's keys or dashes is.
std::size_t column_of(const Draft& draft, const Node& node);
/// Right after the colon of a key in a block.
std::size_t after_colon(const Draft& draft, const Node& member);
/// Where a member's key, or an item's dash, begins.
std::size_t entry_begin(const Draft& draft, const Node& parent, std::size_t index);
/// The value ends in a block text to which the empty lines below belong.
bool keeps_blank_lines(const Draft& draft, const Node& value);
/// The line below a value, and below the comments that go with it: those directly below that
/// stand at `column` or deeper. A text that keeps its last empty lines ends after these.
std::size_t line_below(const Draft& draft, const Node& value, std::size_t column);
/// Where something more can be said at the end of the file.
std::size_t end_of_draft(const Draft& draft);

/// The file's last word is a block text that a line end after it would change.
bool ends_in_open_text(const Draft& draft);
/// The innermost value that ends where `node` ends.
const Node& last_leaf(const Node& node);

/// How the file is laid out, the nearest example of each habit first.
Style style_near(const Draft& draft, const Chain& chain);
/// Empty lines stand between most of a block collection's entries.
bool is_airy(const Draft& draft, const Node& collection);

/// The comments of a file, in their order.
std::vector<std::string_view> comments_of(const Draft& draft);

Meant meant_of(const Node& node);

}  // namespace st
