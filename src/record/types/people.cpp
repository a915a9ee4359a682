// Section `people`: supervisors, heads, directors and all others who take part; and a person
// written out where an id may stand.
#include "types.hpp"

namespace st {

namespace {

const RecordType& role_type() {
  static const RecordType type{
      .name = "role",
      .term = "uppdrag",
      .doc = {"En roll, och när personen har den. Enbart rollen räcker.",
              "A role, and when the person holds it. The role alone will do."},
      .fields =
          {
              need(word_row("role", role_words(), "rollen", "the role")),
              date_row("from", "första dagen", "the first day"),
              date_row("to", "sista dagen", "the last day"),
              text_row("appointed_by", "vem som utsett", "who appointed"),
              many(person_row("with", "vilka som var med", "who took part")),
              own_note(),
          },
      .short_form = "role"};
  return type;
}

const RecordType& held_specialty_type() {
  static const RecordType type{
      .name = "held_specialty",
      .term = "specialistkompetens",
      .doc = {"En specialitet, och sedan när. Enbart specialiteten räcker.",
              "A specialty, and since when. The specialty alone will do."},
      .fields =
          {
              need(specialty_row("specialty", "specialiteten", "the specialty")),
              date_row("since", "sedan", "since"),
          },
      .short_form = "specialty"};
  return type;
}

const RecordType& supervisor_training_type() {
  static const RecordType type{.name = "supervisor_training",
                               .term = "handledarutbildning",
                               .doc = {"En handledarutbildning. Enbart dagen räcker.",
                                       "A course for supervisors. The day alone will do."},
                               .fields =
                                   {
                                       need(date_row("date", "dagen", "the day")),
                                       text_row("provider", "anordnare", "who gave it"),
                                       number_row("days", "antal dagar", "number of days"),
                                   },
                               .short_form = "date"};
  return type;
}

}  // namespace

const RecordType& person_type() {
  static const RecordType type{
      .name = "person",
      .term = "person",
      .doc = {"En person som planen nämner. Uppgifter i planen, enheten och regionen läggs ihop.",
              "A person whom the plan names. What the plan, the unit and the region say adds up."},
      .fields = {
          need(id_row("id", "kort id, som `eva`", "a short id, such as `eva`")),
          text_row("name", "namn", "name"),
          text_row("title", "titel", "title"),
          many(record_row("roles", role_type(), "roller", "roles")),
          yes_no_row("in_st", "om personen själv gör ST", "whether the person is in training"),
          happened_row("scientific_training", "vetenskaplig skolning", "scientific training"),
          many(record_row("specialties", held_specialty_type(), "specialiteter", "specialties")),
          date_row("licence", "dagen för legitimation", "the day of the licence"),
          many(record_row("supervisor_training", supervisor_training_type(),
                          "handledarutbildningar", "courses for supervisors")),
          yes_no_row("doctorate", "om personen är disputerad",
                     "whether the person has a doctor's degree"),
          happened_row("assessment_training", "utbildning i att bedöma", "training in assessing"),
          unit_row("unit", "enhetens id", "the unit's id"),
          many(date_row("meetings", "handledarträffar som personen deltagit i",
                        "supervisors' meetings attended")),
          own_note(),
      }};
  return type;
}

const RecordType& written_person_type() {
  static const RecordType type{
      .name = "written_person",
      .term = "person, utskriven",
      .doc = {"En person som behövs en gång, utskriven i stället för ett id.",
              "A person who is needed once, written out in place of an id."},
      .fields = {
          need(text_row("name", "namn", "name")),
          specialty_row("specialty", "specialitet", "specialty"),
          text_row("title", "titel", "title"),
      }};
  return type;
}

}  // namespace st
