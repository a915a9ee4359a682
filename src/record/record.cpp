// Reading values out of records by the names of their fields.
#include "st/record/record.hpp"

#include <algorithm>
#include <utility>

namespace st {

namespace {

/// A bare value may stand for a record; so may a record's short form for the record.
const Entry* short_entry(const Record& record) {
  return record.type().short_form.empty() ? nullptr : record.find(record.type().short_form);
}

template <class T>
std::optional<T> as(const Value& value) {
  if (const T* found = value.as<T>()) return *found;
  if (const Record* record = value.record()) {
    const Entry* entry = short_entry(*record);
    if (entry && !entry->values.empty()) return as<T>(entry->values.front());
  }
  return {};
}

template <class T>
std::optional<T> first(const Entry* entry) {
  if (!entry || entry->faulty || entry->values.empty()) return {};
  return as<T>(entry->values.front());
}

}  // namespace

const Record* Value::record() const {
  const auto* held = as<std::shared_ptr<const Record>>();
  return held ? held->get() : nullptr;
}

const Node* Value::node() const {
  const auto* held = as<const Node*>();
  return held ? *held : nullptr;
}

std::string_view Value::text() const {
  if (const auto* text = as<std::string>()) return *text;
  const Record* inside = record();
  const Entry* entry = inside ? short_entry(*inside) : nullptr;
  return entry && !entry->values.empty() ? entry->values.front().text() : std::string_view{};
}

Span Record::head() const {
  for (const Entry& entry : entries_) {
    if (entry.key && !entry.default_at) return entry.key;
  }
  return key_ ? key_ : where_;
}

const Entry* Record::find(FieldName field) const {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (numbers_[i] == field.number) return &entries_[i];
  }
  return nullptr;
}

Entry* Record::find(FieldName field) {
  return const_cast<Entry*>(std::as_const(*this).find(field));
}

std::optional<Date> Record::date(FieldName field) const {
  const Entry* entry = find(field);
  if (!entry || entry->values.empty()) return {};
  if (auto day = first<Date>(entry)) return day;
  const Record* inside = entry->values.front().record();
  return inside ? inside->date("date") : std::nullopt;
}

std::optional<Share> Record::share(FieldName field) const { return first<Share>(find(field)); }

std::optional<Number> Record::number(FieldName field) const { return first<Number>(find(field)); }

std::optional<bool> Record::yes(FieldName field) const {
  const Entry* entry = find(field);
  if (first<Date>(entry)) return true;  // The day of it says that it happened.
  return first<bool>(entry);
}

std::string_view Record::text(FieldName field) const {
  const Entry* entry = find(field);
  return entry && !entry->values.empty() ? entry->values.front().text() : std::string_view{};
}

Texts Record::texts(FieldName field) const {
  const Entry* entry = find(field);
  return entry ? Texts(entry->values) : Texts();
}

Records Record::records(FieldName field) const {
  const Entry* entry = find(field);
  return entry ? Records(entry->values) : Records();
}

const Record* Record::record(FieldName field) const {
  const Entry* entry = find(field);
  return entry && !entry->values.empty() ? entry->values.front().record() : nullptr;
}

Entry& Record::add(const Field& field) {
  Entry& entry = entries_.emplace_back();
  numbers_.push_back(field.name.number);
  entry.field = &field;
  return entry;
}

void Record::expect(std::size_t entries) {
  entries_.reserve(entries);
  numbers_.reserve(entries);
}

std::vector<std::string_view> names(const Words& words) {
  std::vector<std::string_view> all;
  for (const Word& word : words) all.push_back(word.name);
  return all;
}

}  // namespace st
