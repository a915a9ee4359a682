// Where a record stands in a plan's files, and where a new one goes.
#pragma once

#include <optional>
#include <string>

#include "st/record/document.hpp"
#include "st/record/kinds.hpp"
#include "st/text/edit.hpp"

namespace st {

/// The list that a new record joins.
struct Home {
  std::string file;                ///< As the document shows it.
  const Source* source = nullptr;  ///< Null: the file is yet to be made.
  Steps list{};                    ///< From the top of the file.
};

/// The file that already holds the kind's list, the last of several; else the one that is named
/// for it. `into`: that file instead, as the document shows it.
Home home_of(const Document& document, const RecordKind& kind, const std::string& into = {});

/// Where something stands: the file, and the way from its top.
struct Address {
  const Source* source = nullptr;
  Steps steps{};
};

/// The way to the value that was read at `where`; nothing when no value of its file stands there.
std::optional<Address> address_of(Span where);

/// What stands in `source` at `steps`: the node, in `top`, which is the file read; null if none.
const Node* node_at(const Node& top, const Steps& steps);

/// What section `defaults` gives the records of a list section; empty if nothing.
Node defaults_for(const Document& document, std::string_view section);

}  // namespace st
