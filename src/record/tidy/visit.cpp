// Walks a file's tree beside its declarations.
#include "record/tidy/passes.hpp"

namespace st::tidy {
namespace {

void visit(const Node& node, const Field& field, const Visitor& visitor) {
  if (node.kind == Node::Kind::scalar) {
    visitor.value(node, field);
  } else if (node.kind == Node::Kind::sequence) {
    for (const Node& child : node.children) visit(child, field, visitor);
  } else if (node.kind == Node::Kind::mapping && field.kind == Kind::record) {
    const bool keyed =
        field.many && !field.record->keyed_by.empty() && !node.find(field.record->keyed_by);
    // The keys of a list that is a mapping stand as the user put them.
    if (!keyed) visit(node, *field.record, visitor);
  }
}

}  // namespace

void visit(const Node& node, const RecordType& type, const Visitor& visitor) {
  if (node.kind != Node::Kind::mapping) return;
  visitor.record(node, type);
  for (const Node& child : node.children) {
    if (const Field* field = type.find(child.key)) visit(child, *field, visitor);
  }
}

}  // namespace st::tidy
