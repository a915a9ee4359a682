// What a doctor's file may say. A record type is declared once, as a table of fields in
// src/record/types/<section>.cpp; from the table come the reader, the JSON Schema, the reference
// page st-plan(5), the completion of keys, and the paths that rules may use.
//
// A new field is one line in such a table. A new section is one table and one line in
// src/record/types/plan.cpp.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "st/text/hash.hpp"
#include "st/text/phrase.hpp"

namespace st {

struct RecordType;

/// A text in both languages that stands in a table of the program.
struct Doc {
  std::string_view sv;
  std::string_view en;
};

/// While the program is built; clang 14 crashes over such a constructor and does it when it can.
#if defined(__clang__) && __clang_major__ < 17
#define ST_CONSTEVAL constexpr
#else
#define ST_CONSTEVAL consteval
#endif

/// A field's name, with a number that no other field's name has (a test holds them to that):
/// looking up compares no more. Of a literal it is known when the program is built.
struct FieldName : std::string_view {
  template <std::size_t N>
  ST_CONSTEVAL FieldName(const char (&text)[N]) : FieldName(std::string_view(text)) {}
  constexpr FieldName(std::string_view text) : std::string_view(text), number(steady_hash(text)) {}
  FieldName(const std::string& text) : FieldName(std::string_view(text)) {}
  template <class T>
  requires std::same_as<T, const char*>
  constexpr FieldName(T text) : FieldName(std::string_view(text)) {}

  std::uint64_t number;
};

/// A closed word, such as a role or the kind of a rotation.
/// `other` needs a `note` beside it, which says what.
struct Word {
  std::string_view name;
  Doc doc;
};
using Words = std::vector<Word>;

/// What one value of a field is.
enum class Kind {
  text,       ///< Any text.
  id,         ///< A record's own id, or another name of that form (`words` are those known):
              ///< letters, digits, '.', '_', '-'; å ä ö are letters.
  word,       ///< One of `words`.
  date,       ///< 2024-05-31, or `unknown`.
  duration,   ///< 6 months, 10 days, 90 min.
  share,      ///< 80%.
  count,      ///< A whole number, not negative.
  number,     ///< A number with at most two decimals, not negative (hours, weeks, months).
  yes_no,     ///< true, false, yes, no, ja, nej, or `unknown`.
  happened,   ///< A yes or no, or the day of it.
  goal,       ///< A goal's code; BT1..BT18 is a range.
  specialty,  ///< An id of the catalogue of specialties.
  person,  ///< An id in `people` (or doctor.id), or a person written out: {name, specialty, title}.
  unit,    ///< A unit's id, known or not.
  reference,  ///< The id of a record of the sections in `refers_to`.
  record,     ///< A record inside the record: `record`.
  defaults,   ///< Section `defaults`: a mapping of list section to fields.
  node,       ///< Anything: kept as it was written, for a reader of its own (rule packs).
};

/// What a field usually holds where nothing was said, for `st log` to fill in.
struct Usual {
  /// A word of the field, or a name that the plan answers to on the record's day: $today,
  /// $supervisor, $main_supervisor, $head, $director, $unit, $rotation, $from (its own first day).
  std::string_view value;
  std::string_view field{};  ///< Only where this field of the record holds `is`; empty: always.
  std::string_view is{};     ///< Empty: where `field` was not said.
};

struct Field {
  FieldName name;
  Kind kind = Kind::text;
  bool needed = false;  ///< Its absence is ST-missing-key. Evidence that may come later is not.
  bool many = false;    ///< A list; of anything but records, one value may stand without brackets.
  Doc doc{};
  const Words* words = nullptr;               ///< Kind::word
  const RecordType* record = nullptr;         ///< Kind::record
  std::vector<std::string_view> refers_to{};  ///< Kind::reference; empty: any section.
  std::vector<Usual> usual{};                 ///< The first whose condition holds.
};

struct RecordType {
  std::string_view name;  ///< "rotation"
  std::string_view term;  ///< "placering": the Swedish word
  Doc doc;
  std::vector<Field> fields;
  /// A bare value may stand for the record: it is then this field. `roles: [head]` is
  /// `roles: [{role: head}]`; `start_talk: 2024-05-02` is `start_talk: {date: 2024-05-02}`.
  FieldName short_form = std::string_view();
  /// A mapping may stand for a list of the record: its keys are the first field, its values the
  /// second. `approvals: {head: 2024-05-02}` is `approvals: [{role: head, date: 2024-05-02}]`.
  std::string_view keyed_by{};
  std::string_view keyed_value{};
  /// Groups of fields of which one must be there in full: a talk has `date`, or `from`, `to`,
  /// `times`.
  std::vector<std::vector<std::string_view>> one_of{};

  const Field* find(FieldName field) const;
};

/// The roots of the files: their fields are the sections of design part 2.
const RecordType& plan_type();
const RecordType& unit_type();
const RecordType& region_type();

/// Those that code speaks of by name.
const RecordType& person_type();
/// A person written out where an id may stand: {name, specialty, title}.
const RecordType& written_person_type();

/// The catalogue's ids, which `Kind::specialty` is held to. They are data of the rules, so the
/// floors above hand them down once, before anything is read. Without them any id is taken.
void set_specialties(std::vector<std::string> ids);
const std::vector<std::string>& specialties();

/// What the word `other` asks for.
inline constexpr std::string_view other_word = "other";
inline constexpr std::string_view note_field = "note";

}  // namespace st
