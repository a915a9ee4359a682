// The pass that puts quotes where another reader would take a text for something else.
#include "st/calendar/date.hpp"

#include "record/tidy/passes.hpp"

namespace st::tidy {
namespace {

bool is_date(const Field& field) {
  if (field.kind == Kind::date) return true;
  const bool shortened = field.kind == Kind::record && !field.record->short_form.empty();
  return shortened && is_date(*field.record->find(field.record->short_form));
}

bool is_text(const Field& field) {
  return field.kind == Kind::text || field.kind == Kind::id || field.kind == Kind::unit ||
         field.kind == Kind::person || field.kind == Kind::reference;
}

/// As it is written in a block: quoted only where a reader would take it for something else.
std::string in_block(const Meant& scalar) {
  const std::string line = block_text(mapping_value({{"k", scalar}}), 0);
  return line.substr(3, line.size() - 4);
}

}  // namespace

std::vector<Splice> quotes(const Source& source, const Node& top, const RecordType& root) {
  std::vector<Splice> splices;
  const auto put = [&](const Node& node, std::string text) {
    if (source.slice(node.where) != text) {
      splices.push_back({node.where.begin, node.where.end, std::move(text)});
    }
  };
  visit(top, root, {.value = [&](const Node& node, const Field& field) {
          const bool one_line = source.slice(node.where).find('\n') == std::string_view::npos;
          if (!one_line) return;
          if (is_text(field) && !node.quoted && source.slice(node.where) == node.scalar) {
            put(node, in_block(text_value(node.scalar)));
          } else if (is_date(field) && node.quoted && parse_date(node.scalar)) {
            put(node, in_block(word_value(node.scalar)));
          }
        }});
  return splices;
}

}  // namespace st::tidy
