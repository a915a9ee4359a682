// Inside the record floor: the passes by which a file is laid out, each a file of its own.
#pragma once

#include <functional>
#include <vector>

#include "st/record/type.hpp"
#include "st/text/edit.hpp"
#include "st/text/node.hpp"

namespace st::tidy {

/// One pass: the splices that it makes to the text, whose tree is `top`.
using Pass = std::vector<Splice>(const Source& source, const Node& top, const RecordType& root);

/// Blanks where they help, and none where nobody sees them.
Pass blanks;
/// Keys in the order of the declaration. Records inside one that is put in order wait a round.
Pass keys;
/// Quotes where they are needed, and none around a date.
Pass quotes;

/// Visits each value with the field that it stands in, and each record with its type.
struct Visitor {
  std::function<void(const Node&, const Field&)> value = [](const Node&, const Field&) {};
  std::function<void(const Node&, const RecordType&)> record = [](const Node&, const RecordType&) {
  };
};

void visit(const Node& node, const RecordType& type, const Visitor& visitor);

}  // namespace st::tidy
