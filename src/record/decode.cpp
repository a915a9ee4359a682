// From nodes to records, by the tables of src/record/types. Every fault is reported, each once: a
// field at fault is marked, so that no rule complains about it again.
#include "decode.hpp"

#include <algorithm>

#include "st/text/suggest.hpp"

namespace st {

namespace {

using RecordPtr = std::shared_ptr<Record>;

RecordPtr decode_record(const Node& node, const RecordType& type, const Record* parent,
                        std::string_view section, Reading& reading, const Node* defaults);

Value value_of(const RecordPtr& record) {
  return Value{.data = std::shared_ptr<const Record>(record), .where = record->where()};
}

/// A term in Swedish, and the type's name with blanks in English.
Phrase term(const RecordType& type) {
  std::string english(type.name);
  std::replace(english.begin(), english.end(), '_', ' ');
  return Bilingual{.sv = std::string(type.term), .en = std::move(english)};
}

/// The section of a record inside `parent`: that of the parent, unless the parent is a root or
/// the one mapping that a unit's or region's file holds.
std::string_view section_of(const Record& parent, const Field& field) {
  const bool top = !parent.parent() || parent.section() == "unit" || parent.section() == "region";
  return top ? std::string_view(field.name) : parent.section();
}

/// {name, specialty, title} becomes a person like any other.
RecordPtr written_person(const Node& node, const Record* parent, std::string_view section,
                         Reading& reading) {
  const auto written =
      decode_record(node, written_person_type(), parent, section, reading, nullptr);
  auto person = std::make_shared<Record>(person_type(), node.where, node.key_where);
  person->adopt(parent, section);
  for (const Entry& entry : written->entries()) {
    const bool specialty = entry.field->name == "specialty";
    Entry& copy =
        person->add(*person_type().find(specialty ? FieldName("specialties") : entry.field->name));
    copy.key = entry.key;
    copy.where = entry.where;
    copy.faulty = entry.faulty;
    if (!specialty) {
      copy.values = entry.values;
    } else if (!entry.values.empty()) {
      const RecordType& held = *copy.field->record;
      auto record = std::make_shared<Record>(held, entry.where, entry.key);
      record->adopt(person.get(), section);
      Entry& inner = record->add(*held.find("specialty"));
      inner.key = entry.key;
      inner.where = entry.where;
      inner.values = entry.values;
      copy.values.push_back(value_of(record));
    }
  }
  return person;
}

/// A bare value that stands for a record.
RecordPtr short_record(const Node& node, const RecordType& type, const Record* parent,
                       std::string_view section, Reading& reading) {
  auto record = std::make_shared<Record>(type, node.where, node.key_where);
  record->adopt(parent, section);
  decode_field(*record, *type.find(type.short_form), node, reading);
  report_missing(*record, reading);
  return record;
}

/// One key and its value, of a mapping that stands for a list of records.
RecordPtr keyed_record(const Node& child, const RecordType& type, const Record* parent,
                       std::string_view section, Reading& reading) {
  auto record = std::make_shared<Record>(
      type, Span{child.key_where.source, child.key_where.begin, child.where.end}, child.key_where);
  record->adopt(parent, section);
  Node key;
  key.kind = Node::Kind::scalar;
  key.scalar = child.key;
  key.where = key.key_where = child.key_where;
  decode_field(*record, *type.find(type.keyed_by), key, reading);
  decode_field(*record, *type.find(type.keyed_value), child, reading);
  report_missing(*record, reading);
  return record;
}

/// Reads one item of a field; false when it could not be read.
bool decode_item(Record& record, Entry& entry, const Node& node, Reading& reading,
                 const Node* defaults) {
  const Field& field = *entry.field;
  const std::string_view section = section_of(record, field);
  if (field.kind == Kind::goal) {
    auto goals = read_goals(node, field, reading);
    std::move(goals.begin(), goals.end(), std::back_inserter(entry.values));
    return !goals.empty();
  }
  if (field.kind == Kind::person && node.kind == Node::Kind::mapping) {
    entry.values.push_back(value_of(written_person(node, &record, section, reading)));
    return true;
  }
  if (field.kind != Kind::record) {
    auto value = read_value(node, field, reading);
    if (value) entry.values.push_back(std::move(*value));
    return value.has_value();
  }
  if (node.kind == Node::Kind::mapping) {
    entry.values.push_back(
        value_of(decode_record(node, *field.record, &record, section, reading, defaults)));
    return true;
  }
  if (node.kind == Node::Kind::scalar && !field.record->short_form.empty()) {
    const auto inner = short_record(node, *field.record, &record, section, reading);
    const bool read = !inner->find(field.record->short_form)->faulty;
    if (read) entry.values.push_back(value_of(inner));
    return read;
  }
  expected(reading, node, field.name, field.many ? say("type-records") : say("type-mapping"),
           say("type-help-mapping"));
  return false;
}

/// Whether a mapping under a list of records is the list, by key; reports if it is neither.
bool is_keyed(const Node& node, const Field& field, Reading& reading) {
  const RecordType& type = *field.record;
  const bool own_fields =
      std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
        return child.key == type.keyed_by || child.key == type.keyed_value;
      });
  if (!type.keyed_by.empty() && !own_fields) return true;
  expected(reading, node, field.name, say("type-list"), say("type-help-dash"));
  return false;
}

void decode_list(Record& record, Entry& entry, const Node& node, Reading& reading,
                 const Node* defaults) {
  const Field& field = *entry.field;
  if (node.kind == Node::Kind::empty) return;
  if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.children) {
      if (!decode_item(record, entry, item, reading, defaults)) entry.faulty = true;
    }
  } else if (field.kind == Kind::record && node.kind == Node::Kind::mapping) {
    if (!is_keyed(node, field, reading)) {
      entry.faulty = true;
      return;
    }
    for (const Node& child : node.children) {
      const auto inner =
          keyed_record(child, *field.record, &record, section_of(record, field), reading);
      entry.values.push_back(value_of(inner));
    }
  } else if (field.kind == Kind::record && field.record->short_form.empty()) {
    expected(reading, node, field.name, say("type-list"), say("type-help-dash"));
    entry.faulty = true;
  } else if (!decode_item(record, entry, node, reading, defaults)) {
    entry.faulty = true;
  }
}

/// The fields that section `defaults` gives a record that does not say otherwise.
void take_defaults(Record& record, const Node& defaults) {
  for (const Node& child : defaults.children) {
    const Field* field = record.type().find(child.key);
    if (!field || record.has(child.key)) continue;
    Faults reported_once_already;
    Reading quiet{reported_once_already, true, &record};
    const Span head = record.head();
    decode_field(record, *field, child, quiet);
    Entry* added = record.find(child.key);
    if (!added) continue;
    added->key = added->where = head;
    added->default_at = child.where;
  }
}

RecordPtr decode_record(const Node& node, const RecordType& type, const Record* parent,
                        std::string_view section, Reading& reading, const Node* defaults) {
  auto record = std::make_shared<Record>(type, node.where, node.key_where);
  record->adopt(parent, section);
  record->expect(node.children.size() + (defaults ? defaults->children.size() : 0));
  for (const Node& child : node.children) {
    const Field* field = type.find(child.key);
    if (!field) {
      report_unknown_key(child, type, reading);
    } else if (!record->has(child.key)) {  // A key that stands twice is reported by the reader.
      decode_field(*record, *field, child, reading);
    }
  }
  if (defaults) take_defaults(*record, *defaults);
  report_missing(*record, reading);
  return record;
}

bool has_all(const Record& record, const std::vector<std::string_view>& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [&](std::string_view name) { return record.has(name); });
}

void missing(Record& record, std::string_view field, Reading& reading, Phrase help) {
  reading.faults.push_back({.code = "ST-missing-key",
                            .message = say("missing-key", {term(record.type()), field}),
                            .where = record.head(),
                            .help = std::move(help)});
}

/// `other` says nothing without the note that tells what.
void report_other_without_note(const Record& record, Reading& reading) {
  if (record.has(note_field) || !record.type().find(note_field)) return;
  for (const Entry& entry : record.entries()) {
    if (entry.field->kind != Kind::word) continue;
    for (const Value& value : entry.values) {
      const auto* word = value.as<std::string>();
      if (!word || *word != other_word) continue;
      reading.faults.push_back({.code = "ST-missing-key",
                                .message = say("missing-note", {entry.field->name}),
                                .where = value.where,
                                .help = say("missing-note-help")});
      return;
    }
  }
}

}  // namespace

void report_unknown_key(const Node& child, const RecordType& type, Reading& reading) {
  if (child.kind == Node::Kind::faulty) return;  // Told already: `hours: 1,5` in braces.
  std::vector<std::string_view> known;
  for (const Field& field : type.fields) known.push_back(field.name);
  reading.faults.push_back({.code = "ST-unknown-key",
                            .message = say("unknown-key", {child.key, term(type)}),
                            .where = child.key_where,
                            .help = suggestion(child.key, known)});
}

void report_missing(Record& record, Reading& reading) {
  const RecordType& type = record.type();
  for (const Field& field : type.fields) {
    if (!field.needed || record.has(field.name)) continue;
    missing(record, field.name, reading, say("missing-key-help", {field.name}));
    Entry& entry = record.add(field);
    entry.where = record.head();
    entry.faulty = true;
  }
  const auto& groups = type.one_of;
  const bool one_there = std::any_of(groups.begin(), groups.end(),
                                     [&](const auto& group) { return has_all(record, group); });
  if (!groups.empty() && !one_there) {
    std::vector<Phrase> others(groups.back().begin(), groups.back().end());
    const std::string_view first = groups.front().front();
    missing(record, first, reading, say("missing-one-of-help", {first, enumerate(others)}));
    Entry& entry = record.add(*type.find(first));
    entry.where = record.head();
    entry.faulty = true;
  }
  report_other_without_note(record, reading);
}

void check_defaults(const RecordType& root, const Node& node, Reading& reading) {
  if (node.kind == Node::Kind::empty || node.kind == Node::Kind::faulty) return;
  if (node.kind != Node::Kind::mapping) {
    expected(reading, node, "defaults", say("type-mapping"), say("type-help-defaults"));
    return;
  }
  for (const Node& section : node.children) {
    const Field* field = root.find(section.key);
    if (!field || !field->many) {
      report_unknown_key(section, root, reading);
      if (field) reading.faults.back().help = say("type-help-defaults");
      continue;
    }
    if (section.kind == Node::Kind::empty) continue;
    if (section.kind != Node::Kind::mapping) {
      expected(reading, section, section.key, say("type-mapping"), say("type-help-defaults"));
      continue;
    }
    Reading inside{reading.faults, true, nullptr};
    Record scratch(*field->record, section.where, section.key_where);
    for (const Node& child : section.children) {
      const Field* inner = child.key == "id" ? nullptr : field->record->find(child.key);
      if (inner) {
        decode_field(scratch, *inner, child, inside);
      } else {
        report_unknown_key(child, *field->record, reading);
      }
    }
  }
}

void decode_field(Record& record, const Field& field, const Node& node, Reading& reading,
                  const Node* defaults) {
  const bool nothing = node.kind == Node::Kind::empty;
  if (nothing && field.kind == Kind::record && !field.many && field.record->short_form.empty()) {
    return;  // An empty section or mapping is fine, and says nothing.
  }
  Entry* entry = record.find(field.name);
  if (!entry) {
    entry = &record.add(field);
    entry->key = node.key_where;
    entry->where = node.where;
  }
  if (node.kind == Node::Kind::faulty) {
    entry->faulty = true;
  } else if (field.kind == Kind::node) {
    entry->values.push_back({&node, node.where});
  } else if (field.kind == Kind::defaults) {
    check_defaults(record.type(), node, reading);
  } else if (field.many) {
    decode_list(record, *entry, node, reading, defaults);
  } else if (!decode_item(record, *entry, node, reading, defaults)) {
    entry->faulty = true;
  }
}

std::shared_ptr<Record> decode(const Node& node, const RecordType& type, Faults& faults,
                               const Node* defaults) {
  Reading reading{faults};
  if (node.kind == Node::Kind::mapping) {
    return decode_record(node, type, nullptr, {}, reading, defaults);
  }
  if (node.kind != Node::Kind::empty) {
    expected(reading, node, type.name, say("type-mapping"), say("type-help-mapping"));
  }
  return std::make_shared<Record>(type, node.where, node.key_where);
}

}  // namespace st
