// Inside the record floor: a file's text taken apart into the whole lines of its keys and items.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/text/node.hpp"

namespace st::merge {

/// A key with its value, or an item of a list.
struct Unit {
  std::string name;   ///< The key, or the item's identity.
  std::string above;  ///< The comments and blank lines above it.
  std::string own;    ///< Its lines. All lines end in \n.
  const Node* node = nullptr;
};

struct Units {
  std::string head;  ///< The lines before the first unit: `talks:`. Empty at the top of a file.
  std::vector<Unit> all;
  std::string below;  ///< The comments after the last.
};

/// A block mapping or list, by its lines in a version: those of the key that it stands under too,
/// unless it is the whole file.
struct Part {
  std::string_view text{};
  const Node* node = nullptr;  ///< Null: nothing stands there.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool file = false;
};

/// Nothing when it is written in brackets, or two units share a line.
std::optional<Units> units_of(const Part& part);

}  // namespace st::merge
