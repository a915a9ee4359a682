// The rows of the tables, one kind of value each.
#include "types.hpp"

namespace st {

namespace {

Field row(Kind kind, std::string_view name, std::string_view sv, std::string_view en) {
  return {.name = name, .kind = kind, .doc = {sv, en}};
}

}  // namespace

Field text_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::text, name, sv, en);
}

Field id_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::id, name, sv, en);
}

Field known_row(std::string_view name, const Words& known, std::string_view sv,
                std::string_view en) {
  Field field = row(Kind::id, name, sv, en);
  field.words = &known;
  return field;
}

Field word_row(std::string_view name, const Words& words, std::string_view sv,
               std::string_view en) {
  Field field = row(Kind::word, name, sv, en);
  field.words = &words;
  return field;
}

Field date_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::date, name, sv, en);
}

Field duration_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::duration, name, sv, en);
}

Field share_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::share, name, sv, en);
}

Field count_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::count, name, sv, en);
}

Field number_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::number, name, sv, en);
}

Field yes_no_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::yes_no, name, sv, en);
}

Field happened_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::happened, name, sv, en);
}

Field goal_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::goal, name, sv, en);
}

Field specialty_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::specialty, name, sv, en);
}

Field person_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::person, name, sv, en);
}

Field unit_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::unit, name, sv, en);
}

Field reference_row(std::string_view name, std::vector<std::string_view> sections,
                    std::string_view sv, std::string_view en) {
  Field field = row(Kind::reference, name, sv, en);
  field.refers_to = std::move(sections);
  return field;
}

Field record_row(std::string_view name, const RecordType& type, std::string_view sv,
                 std::string_view en) {
  Field field = row(Kind::record, name, sv, en);
  field.record = &type;
  return field;
}

Field defaults_row(std::string_view name, std::string_view sv, std::string_view en) {
  return row(Kind::defaults, name, sv, en);
}

Field need(Field field) {
  field.needed = true;
  return field;
}

Field many(Field field) {
  field.many = true;
  return field;
}

Field usually(Field field, std::vector<Usual> usual) {
  field.usual = std::move(usual);
  return field;
}

Field own_id() {
  return id_row("id", "eget id, som andra poster kan hänvisa till",
                "its own id, for other records to refer to");
}

Field own_note() {
  return text_row("note", "anteckning; behövs där ett ord är `other`",
                  "a note; needed where a word is `other`");
}

Field goals_row() {
  return many(goal_row("goals", "delmål: `[a1, c3]`, `STa3`, `BT1..BT18`",
                       "goals: `[a1, c3]`, `STa3`, `BT1..BT18`"));
}

}  // namespace st
