// The root of a unit's file: a clinic, a health centre, a ward.
#include "types.hpp"

namespace st {

namespace {

const Words& unit_words() {
  static const Words words{
      {"clinic", {"klinik", "clinic"}},
      {"health_centre", {"vårdcentral", "health centre"}},
      {"ward", {"avdelning", "ward"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& ownership_words() {
  static const Words words{
      {"regional", {"regionens egen", "the region's own"}},
      {"private_with_agreement", {"privat med avtal", "private, with an agreement"}},
      {"private", {"privat", "private"}},
      {"municipal", {"kommunal", "municipal"}},
      {"state", {"statlig", "of the state"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& sector_words() {
  static const Words words{
      {"hospital", {"sjukhus", "hospital"}},
      {"primary_care", {"primärvård", "primary care"}},
      {"private", {"privat vård", "private care"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& review_words() {
  static const Words words{
      {"external", {"extern", "external"}},
      {"internal", {"intern", "internal"}},
      {"other", {"annan", "another"}},
  };
  return words;
}

const Words& review_method_words() {
  static const Words words{
      {"spur", {"SPUR", "SPUR"}},
      {"spur_checklist", {"SPUR:s checklista", "the SPUR checklist"}},
      {"stins", {"STINS", "STINS"}},
      {"st_barometer", {"ST-barometern", "the ST barometer"}},
      {"other", {"annan", "another"}},
  };
  return words;
}

const RecordType& routine_type() {
  static const RecordType type{
      .name = "routine",
      .term = "lokal rutin",
      .doc = {"En lokal rutin, och när den fastställdes. Enbart dagen räcker.",
              "A local routine, and when it was adopted. The day alone will do."},
      .fields =
          {
              text_row("topic", "ämnet, som `introduction`", "the topic, such as `introduction`"),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& capacity_type() {
  static const RecordType type{
      .name = "capacity",
      .term = "utbildningsplatser",
      .doc = {"Hur många enheten kan utbilda samtidigt.", "How many the unit can train at a time."},
      .fields = {
          own_id(),
          date_row("from", "första dagen", "the first day"),
          date_row("to", "sista dagen", "the last day"),
          need(count_row("trainees", "antal ST-läkare", "number of trainees")),
          own_note(),
      }};
  return type;
}

const RecordType& staff_type() {
  static const RecordType type{
      .name = "staff",
      .term = "bemanning",
      .doc = {"Antal specialister en viss dag.", "The number of specialists on a day."},
      .fields = {
          own_id(),
          usually(need(date_row("as_of", "dagen", "the day")), {{"$today"}}),
          specialty_row("specialty", "specialiteten", "the specialty"),
          number_row("specialists", "specialister", "specialists"),
          number_row("retiring", "som går i pension", "who retire"),
          number_row("vacant", "vakanser", "vacancies"),
          own_note(),
      }};
  return type;
}

const RecordType& unit_decision_type() {
  static const RecordType type{.name = "unit_decision",
                               .term = "omdöme",
                               .doc = {"Ett omdöme, och av vem. Enbart dagen räcker.",
                                       "A judgement, and by whom. The day alone will do."},
                               .fields =
                                   {
                                       need(date_row("date", "dagen", "the day")),
                                       many(text_row("by", "av vem", "by whom")),
                                       own_note(),
                                   },
                               .short_form = "date"};
  return type;
}

const RecordType& answers_type() {
  static const RecordType type{.name = "answers",
                               .term = "svar",
                               .doc = {"Antal svar: ett tal, eller roll till tal.",
                                       "The number of answers: a number, or role to number."},
                               .fields =
                                   {
                                       word_row("role", role_words(), "rollen", "the role"),
                                       need(count_row("count", "antal svar", "number of answers")),
                                       own_note(),
                                   },
                               .short_form = "count",
                               .keyed_by = "role",
                               .keyed_value = "count"};
  return type;
}

const RecordType& deficiency_type() {
  static const RecordType type{
      .name = "deficiency",
      .term = "brist",
      .doc = {"En brist som granskningen funnit. Enbart texten räcker.",
              "A deficiency that the review found. The text alone will do."},
      .fields =
          {
              own_id(),
              need(text_row("what", "bristen", "what is missing")),
              happened_row("regulation", "om den bryter mot föreskriften",
                           "whether it breaks the regulation"),
              text_row("measure", "åtgärden", "the measure"),
              happened_row("remedied", "när den åtgärdades", "when it was put right"),
              own_note(),
          },
      .short_form = "what"};
  return type;
}

const RecordType& review_plan_type() {
  static const RecordType type{.name = "review_plan",
                               .term = "åtgärdsplan efter granskning",
                               .doc = {"Planen efter granskningen. Enbart dagen räcker.",
                                       "The plan after the review. The day alone will do."},
                               .fields =
                                   {
                                       need(date_row("date", "dagen", "the day")),
                                       date_row("discussed", "diskuterad", "discussed"),
                                       date_row("followed_up", "uppföljd", "followed up"),
                                       own_note(),
                                   },
                               .short_form = "date"};
  return type;
}

const RecordType& reported_type() {
  static const RecordType type{
      .name = "reported",
      .term = "rapporterad",
      .doc = {"Till vem och när. Enbart dagen räcker.", "To whom and when. The day alone will do."},
      .fields =
          {
              many(text_row("to", "till vem", "to whom")),
              need(date_row("date", "dagen", "the day")),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& review_type() {
  static const RecordType type{
      .name = "review",
      .term = "granskning",
      .doc = {"En granskning av enheten som utbildningsställe.",
              "A review of the unit as a place of training."},
      .fields = {
          own_id(),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          need(word_row("kind", review_words(), "extern eller intern", "external or internal")),
          yes_no_row("extra", "om den gjordes utöver de vanliga",
                     "whether it came beside the usual ones"),
          many(text_row("led_by", "vem som ledde den", "who led it")),
          many(text_row("with", "vilka som var med", "who took part")),
          record_row("judgement", unit_decision_type(), "omdömet", "the judgement"),
          word_row("method", review_method_words(), "metoden", "the method"),
          many(text_row("by", "vem som granskade", "who reviewed")),
          many(record_row("answers", answers_type(), "antal svar, eller roll till antal",
                          "number of answers, or role to number")),
          many(record_row("deficiencies", deficiency_type(), "brister", "deficiencies")),
          record_row("report", unit_event_type(), "rapporten", "the report"),
          record_row("meeting", unit_event_type(), "mötet om den", "the meeting on it"),
          record_row("action_plan", review_plan_type(), "åtgärdsplanen", "the action plan"),
          record_row("reported", reported_type(), "rapporterad", "reported"),
          own_note(),
      }};
  return type;
}

const RecordType& unit_body_type() {
  static const RecordType type{
      .name = "unit",
      .term = "enheten",
      .doc = {"En enhet som utbildar. `by`, `to` och `with` är fri text här.",
              "A unit that trains. `by`, `to` and `with` are free text here."},
      .fields = {
          need(id_row("id", "enhetens id, som planerna nämner", "the unit's id, which plans name")),
          text_row("name", "namn", "name"),
          known_row("region", region_words(), "regionen", "the region"),
          word_row("kind", unit_words(), "slag av enhet", "kind of unit"),
          text_row("area", "område", "area"),
          word_row("ownership", ownership_words(), "ägarform", "ownership"),
          many(specialty_row("specialties", "specialiteter", "specialties")),
          person_row("head", "verksamhetschef", "head"),
          many(person_row("director", "studierektor", "director of studies")),
          many(person_row("training_lead", "utbildningsansvarig läkare",
                          "doctor in charge of training")),
          date_row("training_since", "har utbildat sedan", "has trained since"),
          many(
              record_row("capacity", capacity_type(), "utbildningsplatser", "places for trainees")),
          text_row("provider", "vårdgivare", "provider of care"),
          text_row("administration", "förvaltning", "administration"),
          word_row("sector", sector_words(), "sektor", "sector"),
          many(record_row("people", person_type(), "enhetens personer", "the unit's people")),
          many(record_row("accreditation", unit_event_type(), "ackreditering", "accreditation")),
          many(record_row("quality_checks", unit_event_type(), "kontroller av kvalitetskriterierna",
                          "checks of the quality criteria")),
          many(record_row("self_assessment", unit_event_type(), "självvärdering",
                          "self-assessment")),
          record_row("introduction_programme", unit_event_type(), "introduktionsprogram",
                     "programme of introduction"),
          record_row("training_plan", unit_event_type(), "enhetens utbildningsplan",
                     "the unit's plan of training"),
          many(record_row("local_routines", routine_type(), "lokala rutiner", "local routines")),
          person_row("side_training_contact", "kontakt för dem som sidotjänstgör",
                     "contact of those on rotation here"),
          many(record_row("staff", staff_type(), "bemanning", "staff")),
          many(record_row("reviews", review_type(), "granskningar", "reviews")),
          many(record_row("supervisor_meetings", unit_event_type(), "handledarträffar",
                          "supervisors' meetings")),
          many(record_row("judgements", unit_judgement_type(),
                          "ja och nej på det som bara en människa kan avgöra",
                          "a yes or no on what only a person can tell")),
          own_note(),
      }};
  return type;
}

}  // namespace

const RecordType& unit_type() {
  static const RecordType type{
      .name = "unit_file",
      .term = "en enhets fil",
      .doc = {"En klinik, vårdcentral eller annan enhet som utbildar.",
              "A clinic, health centre or other unit that trains."},
      .fields = {
          need(record_row("unit", unit_body_type(), unit_body_type().doc.sv,
                          unit_body_type().doc.en)),
      }};
  return type;
}

}  // namespace st
