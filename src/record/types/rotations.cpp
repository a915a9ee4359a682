// Sections `rotations`, `wanted` and `absences`: where the trainee serves, will serve, or is away.
#include "types.hpp"

namespace st {

namespace {

const RecordType& feedback_type() {
  static const RecordType type{.name = "feedback",
                               .term = "återkoppling",
                               .doc = {"Återkoppling, åt båda hållen.", "Feedback, both ways."},
                               .fields = {
                                   record_row("given", event_type(), "av läkaren till enheten",
                                              "by the trainee to the unit"),
                                   record_row("received", event_type(), "till läkaren från enheten",
                                              "to the trainee from the unit"),
                                   own_note(),
                               }};
  return type;
}

const Words& rotation_words() {
  static const Words words{
      {"home", {"på hemenheten", "at the home unit"}},
      {"external", {"sidotjänstgöring, på en annan enhet", "at another unit than the post's"}},
      {"auscultation", {"auskultation", "auscultation"}},
      {"research", {"forskning", "research"}},
      {"abroad", {"utomlands", "abroad"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& care_words() {
  static const Words words{
      {"primary", {"primärvård", "primary care"}},
      {"acute", {"akutsjukvård", "acute care"}},
      {"other", {"annan vård", "other care"}},
  };
  return words;
}

const Words& rotation_status_words() {
  static const Words words{
      {"planned", {"planerad", "planned"}},     {"agreed", {"överenskommen", "agreed"}},
      {"ongoing", {"pågår", "under way"}},      {"done", {"genomförd", "done"}},
      {"cancelled", {"inställd", "cancelled"}}, {"other", {"annat", "other"}},
  };
  return words;
}

const Words& absence_words() {
  static const Words words{
      {"parental", {"föräldraledighet", "parental leave"}},
      {"sick", {"sjukfrånvaro", "sick leave"}},
      {"leave", {"tjänstledighet", "leave of absence"}},
      {"research", {"forskning", "research"}},
      {"union", {"fackligt uppdrag", "union work"}},
      {"holiday", {"semester", "holiday"}},
      {"on_call_compensation", {"jourkompensation", "compensation for time on call"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& funding_words() {
  static const Words words{
      {"alf", {"ALF-medel", "ALF"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

}  // namespace

const RecordType& rotation_type() {
  static const RecordType type{
      .name = "rotation",
      .term = "placering",
      .doc = {"En period av tjänstgöring på en enhet.", "A period of service at a unit."},
      .fields = {
          own_id(),
          unit_row("unit", "enhetens id", "the unit's id"),
          word_row("kind", rotation_words(), "slag av placering; annars följer det av enheten",
                   "kind of rotation; else it follows from the unit"),
          word_row("part", part_words(), "bastjänstgöring eller ST; annars av `bt`",
                   "BT or ST; else from `bt`"),
          specialty_row("specialty", "specialitet, om en annan än enhetens",
                        "specialty, if not the unit's"),
          text_row("country", "land, om inte Sverige", "country, if not Sweden"),
          many(person_row("co_supervisor", "bihandledare", "co-supervisor")),
          word_row("care", care_words(), "slag av vård", "kind of care"),
          usually(need(date_row("from", "första dagen", "the first day")), {{"$today"}}),
          date_row("to", "sista dagen; saknas så länge den är öppen",
                   "the last day; left out while open"),
          share_row("share", "andel av heltid på placeringen, som `50%`",
                    "share of full time worked there, such as `50%`"),
          word_row("status", rotation_status_words(), "läge; annars följer det av dagarna",
                   "state; else it follows from the dates"),
          goals_row(),
          many(person_row("goals_by", "vilka som bestämt delmålen", "who set the goals")),
          many(person_row("supervisor", "handledaren på placeringen", "the supervisor there")),
          record_row("planned_on", event_type(), "när den planerades", "when it was planned"),
          many(person_row("planned_with", "med vilka", "with whom")),
          record_row("agreed", event_type(), "när enheten sade ja", "when the unit agreed"),
          text_row("return_days", "återvändardagar, som `1 day a month` eller `none`",
                   "days back at the home unit, such as `1 day a month` or `none`"),
          happened_row("introduction", "om introduktion getts, eller när",
                       "whether there was an introduction, or when"),
          record_row("start_talk", event_type(), "samtal i början", "talk at the start"),
          record_row("mid_talk", event_type(), "samtal halvvägs", "talk half-way"),
          record_row("end_talk", event_type(), "samtal i slutet", "talk at the end"),
          record_row("follow_up", event_type(), "uppföljning", "follow-up"),
          yes_no_row("goals_met", "om delmålen nåtts", "whether the goals were met"),
          record_row("feedback", feedback_type(), "återkoppling", "feedback"),
          many(reference_row("certificate", {"certificates"}, "intygets id",
                             "the certificate's id")),
          own_note(),
      }};
  return type;
}

const RecordType& wanted_type() {
  static const RecordType type{
      .name = "wanted",
      .term = "önskad placering",
      .doc = {"En placering som ännu inte har någon dag.", "A rotation that has no date yet."},
      .fields = {
          own_id(),
          unit_row("unit", "enhetens id", "the unit's id"),
          number_row("months", "månader på heltid", "months of full time"),
          goals_row(),
          date_row("earliest", "första dagen tidigast", "the first day at the earliest"),
          date_row("latest", "sista dagen senast", "the last day at the latest"),
          many(reference_row("after", {"rotations", "wanted"}, "placeringar som ska komma före",
                             "rotations that must come before")),
          own_note(),
      }};
  return type;
}

const RecordType& absence_type() {
  static const RecordType type{
      .name = "absence",
      .term = "frånvaro",
      .doc = {"En period borta från tjänstgöringen, helt eller till en del.",
              "A period away from service, in full or in part."},
      .fields = {
          own_id(),
          usually(need(date_row("from", "första dagen", "the first day")), {{"$today"}}),
          date_row("to", "sista dagen; saknas så länge den är öppen",
                   "the last day; left out while open"),
          need(word_row("kind", absence_words(), "slag av frånvaro", "kind of absence")),
          share_row("share", "andel av heltid som är borta; annars 100%",
                    "share of full time that is away; else 100%"),
          word_row("funding", funding_words(), "finansiering", "funding"),
          text_row("grant", "slag av anslag, som `st` eller `young_researcher`",
                   "kind of grant, such as `st` or `young_researcher`"),
          own_note(),
      }};
  return type;
}

}  // namespace st
