// A record as it was read: its type's fields with their values and places. Records are read
// through their declaration and used by field name, by rules as by code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/calendar/months.hpp"
#include "st/record/type.hpp"
#include "st/text/node.hpp"

namespace st {

class Record;

/// `unknown` was written: the rules that need the value are undecided.
struct Unknown {
  bool operator==(const Unknown&) const = default;
};

/// A number in hundredths: 1.5 is 150. Counts and numbers alike.
struct Number {
  std::int64_t hundredths = 0;
  auto operator<=>(const Number&) const = default;
};

/// A number as it is written: not negative, at most two decimals.
std::optional<Number> parse_number(std::string_view text);

/// One value. Words, ids, goals, specialties, units, references and persons' ids are texts;
/// a person written out is a record of person_type().
struct Value {
  std::variant<Unknown, std::string, Date, Duration, Share, Number, bool,
               std::shared_ptr<const Record>, const Node*>
      data;
  Span where{};

  template <class T>
  const T* as() const {
    return std::get_if<T>(&data);
  }
  bool unknown() const { return std::holds_alternative<Unknown>(data); }
  const Record* record() const;
  const Node* node() const;  ///< Kind::node: in the tree that was read, which must stay.
  /// A text, or that of a record's short form; empty if none.
  std::string_view text() const;
};

/// What a field's values are as something, one after the other, without a list being made: those
/// that are not are passed over. Good as long as the record.
template <class T, T (Value::*as)() const>
class Seen {
 public:
  class Iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;

    Iterator() = default;
    Iterator(const Value* at, const Value* end) : at_(at), end_(end) { find(); }
    T operator*() const { return found_; }
    Iterator& operator++() {
      ++at_;
      find();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    void find() {
      while (at_ != end_ && (found_ = (at_->*as)()) == T{}) ++at_;
    }
    const Value* at_ = nullptr;
    const Value* end_ = nullptr;
    T found_{};
  };

  Seen() = default;
  explicit Seen(const std::vector<Value>& values)
      : begin_(values.data()), end_(values.data() + values.size()) {}
  Iterator begin() const { return {begin_, end_}; }
  Iterator end() const { return {end_, end_}; }
  bool empty() const { return begin() == end(); }
  std::size_t size() const { return static_cast<std::size_t>(std::distance(begin(), end())); }
  T front() const { return *begin(); }
  std::vector<T> list() const { return {begin(), end()}; }
  operator std::vector<T>() const { return list(); }

 private:
  const Value* begin_ = nullptr;
  const Value* end_ = nullptr;
};
using Texts = Seen<std::string_view, &Value::text>;
using Records = Seen<const Record*, &Value::record>;

/// A field that was written (or taken from `defaults`).
struct Entry {
  const Field* field = nullptr;
  Span key{};    ///< The key's place.
  Span where{};  ///< The whole value's place.
  std::vector<Value> values{};
  bool faulty = false;  ///< Could not be read (all of it): reported, and no rule complains again.
  Span default_at{};    ///< The value's place in `defaults`, when it came from there.
};

class Record {
 public:
  Record(const RecordType& type, Span where, Span key = {})
      : type_(&type), where_(where), key_(key) {}

  const RecordType& type() const { return *type_; }
  Span where() const { return where_; }
  /// The words to point at: the record's first key, or the key that it stands under.
  Span head() const;
  const Record* parent() const { return parent_; }
  std::string_view section() const { return section_; }  ///< "rotations"; empty for a root.

  const Entry* find(FieldName field) const;
  bool has(FieldName field) const { return find(field) != nullptr; }
  const std::vector<Entry>& entries() const { return entries_; }

  // Shorthands for code that speaks of fields by name. Nothing when the field is absent,
  // unknown or faulty.
  std::optional<Date> date(FieldName field) const;  ///< Of a date, or of a record's `date`.
  std::optional<Share> share(FieldName field) const;
  std::optional<Number> number(FieldName field) const;
  std::optional<bool> yes(FieldName field) const;
  std::string_view text(FieldName field) const;  ///< The first text; empty if none.
  Texts texts(FieldName field) const;
  Records records(FieldName field) const;
  const Record* record(FieldName field) const;  ///< The first.
  std::string_view id() const { return text("id"); }

  // For the reader.
  Entry* find(FieldName field);
  Entry& add(const Field& field);    ///< Until the next one is added.
  void expect(std::size_t entries);  ///< So many, about, will be added.
  void adopt(const Record* parent, std::string_view section) {
    parent_ = parent;
    section_ = section;
  }
  void set_place(Span where, Span key) {
    where_ = where;
    key_ = key;
  }

 private:
  const RecordType* type_;
  Span where_;
  Span key_;
  const Record* parent_ = nullptr;
  std::string_view section_{};
  std::vector<Entry> entries_;
  std::vector<std::uint64_t> numbers_{};  ///< Of the entries' names.
};

/// Reads `node` as a record of `type`. Reports every fault found; a field at fault is marked
/// faulty, so one mistake gives one complaint. `defaults`: the fields that `defaults` gives this
/// section, or null.
std::shared_ptr<Record> decode(const Node& node, const RecordType& type, Faults& faults,
                               const Node* defaults = nullptr);

/// A closed word's or a catalogue's names, for messages and completion.
std::vector<std::string_view> names(const Words& words);

}  // namespace st
