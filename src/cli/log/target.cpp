#include "target.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "st/text/suggest.hpp"

namespace st::cli {
namespace {

Target at(const Record& record, const std::string& word) {
  const auto address = address_of(record.where());
  if (!address) throw Trouble(say("log-no-place-of", {word}), say("log-edit-by-hand"));
  return {&record.type(), &record, address->source->path(), address->steps};
}

/// A section that stands once, said anything of or not.
std::optional<Target> section(const Session& session, const std::string& word) {
  const Document& document = session.document();
  const Field* field = document.root->type().find(word);
  if (!field || field->kind != Kind::record || field->many) return {};
  if (const Record* record = document.section(word); record && address_of(record->where())) {
    return at(*record, word);
  }
  const RecordKind home{word, document.kind, {field->name}, field};
  return Target{field->record, nullptr, home_of(document, home).file, {std::string(field->name)}};
}

void gather(const Record& record, std::vector<const Record*>& all) {
  for (const Entry& entry : record.entries()) {
    for (const Value& value : entry.values) {
      if (const Record* inside = value.record()) {
        all.push_back(inside);
        gather(*inside, all);
      }
    }
  }
}

/// `talks.yaml:14`: the record of a list that the line belongs to.
const Record* on_line(const Document& document, const std::string& word) {
  const auto colon = word.rfind(':');
  int line = 0;
  if (colon == word.npos) return nullptr;
  const char* end = word.data() + word.size();
  if (std::from_chars(word.data() + colon + 1, end, line).ptr != end || line < 1) return nullptr;
  const std::string file = word.substr(0, colon);
  std::vector<const Record*> all;
  gather(*document.root, all);
  for (const Record* record : all) {
    const Span where = record->where();
    if (!where || !kind_of(*record)) continue;
    const std::string& path = where.source->path();
    if (path != file && !path.ends_with("/" + file)) continue;
    const int first = where.source->position(where.begin).line;
    const int last =
        where.source->position(where.end > where.begin ? where.end - 1 : where.end).line;
    if (first <= line && line <= last) return record;
  }
  return nullptr;
}

[[noreturn]] void refuse(const Document& document, const std::string& word) {
  std::vector<const Record*> all;
  gather(*document.root, all);
  std::vector<std::string_view> known;
  for (const Record* record : all) {
    if (!record->id().empty()) known.push_back(record->id());
  }
  const bool near = !nearest(word, known).empty();
  throw Trouble(say("log-no-record", {word}),
                near ? suggestion(word, known) : say("log-no-record-help"));
}

/// What stands at `steps` of the target's file now; null if nothing.
template <class Use>
auto with_node(const Session& session, const std::string& file, const Steps& steps, Use use) {
  Faults told_elsewhere;
  for (const Source& source : session.document().sources.all()) {
    if (source.path() != file) continue;
    const Node top = read_yaml(source, told_elsewhere);
    return use(node_at(top, steps));
  }
  return use(nullptr);
}

/// The records that `value` is to stand in, innermost last, as one value.
Meant wrapped(std::span<const Field* const> field, Meant value) {
  for (std::size_t i = field.size(); i > 0; --i) {
    value = mapping_value({{std::string(field[i - 1]->name), std::move(value)}});
  }
  return value;
}

void put_inside(Session& session, const std::string& file, Steps steps,
                std::span<const Field* const> field, const Meant& value) {
  const Field& first = *field.front();
  steps.emplace_back(std::string(first.name));
  if (field.size() == 1) return session.put(file, steps, value);
  const auto rest = field.subspan(1);
  const bool mapping = with_node(session, file, steps, [](const Node* node) {
    return node && node->kind == Node::Kind::mapping;
  });
  if (mapping) return put_inside(session, file, steps, rest, value);
  Meant whole = wrapped(rest, value);
  const Meant there = value_at(session, file, steps, first);
  if (there.kind == Meant::Kind::scalar && !first.record->short_form.empty()) {
    whole.members.emplace_back(std::string(first.record->short_form), there);
    put_in_order(whole, *first.record);
  }
  session.put(file, steps, whole);
}

}  // namespace

Target target_of(const Session& session, const std::string& word) {
  const World world = session.world();
  if (const Record* record = world.by_id(word)) return at(*record, word);
  if (auto found = section(session, word)) return *found;
  if (const Record* record = on_line(session.document(), word)) return at(*record, word);
  refuse(session.document(), word);
}

FieldPath field_of(const RecordType& type, const std::string& name) {
  FieldPath path;
  const RecordType* in = &type;
  std::string_view rest = name;
  while (!rest.empty()) {
    std::string part(rest.substr(0, rest.find('.')));
    std::replace(part.begin(), part.end(), '-', '_');
    const Field* field = in ? in->find(part) : nullptr;
    if (!field) {
      std::vector<std::string_view> known;
      for (const Field& one : (in ? *in : type).fields) known.push_back(one.name);
      throw Trouble(say("log-no-field", {part, (in ? *in : type).name}), suggestion(part, known));
    }
    path.push_back(field);
    in = field->kind == Kind::record && !field->many ? field->record : nullptr;
    const auto dot = rest.find('.');
    rest = dot == rest.npos ? std::string_view() : rest.substr(dot + 1);
  }
  return path;
}

void put_field(Session& session, const Target& target, const FieldPath& field, const Meant& value) {
  put_inside(session, target.file, target.steps, field, value);
}

Meant value_at(const Session& session, const std::string& file, const Steps& steps,
               const Field& field) {
  return with_node(session, file, steps,
                   [&](const Node* node) { return node ? value_of_node(*node, &field) : Meant{}; });
}

}  // namespace st::cli
