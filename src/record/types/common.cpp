// Small records that stand inside others: events, approvals, decisions, revisions, judgements.
#include "types.hpp"

namespace st {

const RecordType& event_type() {
  static const RecordType type{
      .name = "event",
      .term = "händelse",
      .doc = {"En dag, och vilka som var med. Enbart dagen räcker: `2024-05-02`.",
              "A day, and who took part. The day alone will do: `2024-05-02`."},
      .fields =
          {
              need(date_row("date", "dagen", "the day")),
              many(person_row("with", "vilka som var med", "who took part")),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& unit_event_type() {
  static const RecordType type{
      .name = "unit_event",
      .term = "händelse på enheten",
      .doc = {"En dag, och vilka som var med, i fri text. Enbart dagen räcker.",
              "A day, and who took part, in free text. The day alone will do."},
      .fields =
          {
              own_id(),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              many(text_row("with", "vilka som var med", "who took part")),
              many(text_row("by", "vem som gjorde det", "who did it")),
              text_row("administration", "förvaltning", "administration"),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& approval_type() {
  static const RecordType type{
      .name = "approval",
      .term = "godkännande",
      .doc = {"Vem som godkänt, i vilken roll och när. `{head: 2022-09-01}` är kortformen.",
              "Who has approved, in which role and when. `{head: 2022-09-01}` is the short form."},
      .fields =
          {
              need(word_row("role", role_words(), "rollen", "the role")),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              many(person_row("by", "vem, om inte rollen säger det",
                              "who, if the role does not tell")),
              own_id(),
              own_note(),
          },
      .keyed_by = "role",
      .keyed_value = "date"};
  return type;
}

const RecordType& decision_type() {
  static const RecordType type{.name = "decision",
                               .term = "beslut",
                               .doc = {"När något beslutades eller godkändes, och av vem.",
                                       "When something was decided or approved, and by whom."},
                               .fields =
                                   {
                                       need(date_row("date", "dagen", "the day")),
                                       many(person_row("by", "av vem eller vilka", "by whom")),
                                       own_note(),
                                   },
                               .short_form = "date"};
  return type;
}

const RecordType& occasion_type() {
  static const RecordType type{.name = "occasion",
                               .term = "tillfälle",
                               .doc = {"När och var något lades fram eller publicerades.",
                                       "When and where something was presented or published."},
                               .fields =
                                   {
                                       need(date_row("date", "dagen", "the day")),
                                       text_row("where", "var", "where"),
                                       own_note(),
                                   },
                               .short_form = "date"};
  return type;
}

const RecordType& told_type() {
  static const RecordType type{
      .name = "told",
      .term = "underrättad",
      .doc = {"Vem som fått veta, och när. `{director: 2024-05-02}` är kortformen.",
              "Who has been told, and when. `{director: 2024-05-02}` is the short form."},
      .fields =
          {
              need(word_row("role", role_words(), "rollen", "the role")),
              need(date_row("date", "dagen", "the day")),
              own_note(),
          },
      .keyed_by = "role",
      .keyed_value = "date"};
  return type;
}

const RecordType& revision_type() {
  static const RecordType type{
      .name = "contract_revision",
      .term = "revidering av kontraktet",
      .doc = {"En genomgång av kontraktet. Enbart dagen räcker.",
              "A look through the contract. The day alone will do."},
      .fields =
          {
              own_id(),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              usually(many(person_row("with", "vilka som var med", "who took part")),
                      {{"$main_supervisor"}}),
              many(record_row("approvals", approval_type(), "vilka som godkänt",
                              "who has approved")),
              text_row("summary", "vad man kom fram till", "what was concluded"),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& programme_revision_type() {
  static const RecordType type{
      .name = "programme_revision",
      .term = "revidering av utbildningsprogrammet",
      .doc = {"En genomgång av programmet. Enbart dagen räcker.",
              "A look through the programme. The day alone will do."},
      .fields =
          {
              own_id(),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              usually(many(person_row("with", "vilka som var med", "who took part")),
                      {{"$main_supervisor"}}),
              many(record_row("approvals", approval_type(), "vilka som godkänt",
                              "who has approved")),
              yes_no_row("changed", "om programmet ändrades", "whether the programme was changed"),
              goals_row(),
              text_row("summary", "vad man kom fram till", "what was concluded"),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

namespace {

RecordType judgement(std::string_view name, const Field& by) {
  return {.name = name,
          .term = "ställningstagande",
          .doc = {"En persons ja eller nej på det som bara en människa kan avgöra; även bocken för "
                  "ett ansvar.",
                  "A person's yes or no on what only a person can tell; also the tick of a duty."},
          .fields = {
              own_id(),
              need(many(
                  text_row("rule", "regelns id, som `RO-031`", "the rule's id, such as `RO-031`"))),
              need(yes_no_row("answer", "svaret", "the answer")),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              by,
              own_note(),
          }};
}

}  // namespace

const RecordType& judgement_type() {
  static const RecordType type =
      judgement("judgement", many(person_row("by", "vem som svarar", "who answers")));
  return type;
}

const RecordType& unit_judgement_type() {
  static const RecordType type =
      judgement("unit_judgement", many(text_row("by", "vem som svarar", "who answers")));
  return type;
}

}  // namespace st
