// The root of a region's file: what the region itself has to do.
#include "types.hpp"

namespace st {

namespace {

const RecordType& guideline_type() {
  static const RecordType type{
      .name = "guideline",
      .term = "riktlinjen",
      .doc = {"Regionens riktlinje för ST.", "The region's guideline."},
      .fields = {
          record_row("adopted", unit_event_type(), "fastställd", "adopted"),
          many(record_row("revisions", unit_event_type(), "revideringar", "revisions")),
          many(record_row("evaluations", unit_event_type(), "utvärderingar", "evaluations")),
          own_note(),
      }};
  return type;
}

const RecordType& st_evaluation_type() {
  static const RecordType type{
      .name = "st_evaluation",
      .term = "utvärdering av ST",
      .doc = {"En utvärdering bland regionens ST-läkare. Enbart dagen räcker.",
              "An evaluation among the region's trainees. The day alone will do."},
      .fields =
          {
              own_id(),
              need(date_row("date", "dagen", "the day")),
              record_row("distributed", unit_event_type(), "spridd", "distributed"),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& region_body_type() {
  static const RecordType type{
      .name = "region",
      .term = "regionen",
      .doc = {"En region som utbildar.", "A region that trains."},
      .fields = {
          need(known_row("id", region_words(), "regionens id, som planerna nämner",
                         "the region's id, which plans name")),
          text_row("name", "namn", "name"),
          record_row("guideline", guideline_type(), "riktlinjen", "the guideline"),
          many(record_row("directors_meetings", unit_event_type(), "studierektorsmöten",
                          "directors' meetings")),
          many(record_row("supervisor_courses", unit_event_type(), "handledarkurser",
                          "courses for supervisors")),
          many(record_row("st_evaluations", st_evaluation_type(), "utvärderingar av ST",
                          "evaluations of the training")),
          many(record_row("metrics_presented", unit_event_type(), "mått redovisade",
                          "metrics presented")),
          many(record_row("review_checks", unit_event_type(), "kontroller av granskningar",
                          "checks of reviews")),
          many(record_row("review_reports", unit_event_type(), "rapporter om granskningar",
                          "reports on reviews")),
          many(record_row("people", person_type(), "regionens personer", "the region's people")),
          many(record_row("judgements", unit_judgement_type(),
                          "ja och nej på det som bara en människa kan avgöra",
                          "a yes or no on what only a person can tell")),
          own_note(),
      }};
  return type;
}

}  // namespace

const RecordType& region_type() {
  static const RecordType type{
      .name = "region_file",
      .term = "en regions fil",
      .doc = {"En region och dess egna uppgifter.", "A region and its own duties."},
      .fields = {
          need(record_row("region", region_body_type(), region_body_type().doc.sv,
                          region_body_type().doc.en)),
      }};
  return type;
}

}  // namespace st
