// Section `bt`: the first part of training under HSLF-FS 2021:8.
#include "types.hpp"

namespace st {

namespace {

const RecordType& bt_programme_type() {
  static const RecordType type{
      .name = "bt_programme",
      .term = "utbildningsprogram för bastjänstgöringen",
      .doc = {"Programmet för bastjänstgöringen.", "The programme of the BT."},
      .fields = {
          record_row("completed", event_type(), "när det var klart", "when it was complete"),
          many(person_row("with", "vilka som gjorde det", "who made it")),
          many(record_row("approvals", approval_type(), "vilka som godkänt", "who has approved")),
      }};
  return type;
}

const RecordType& bt_assessment_type() {
  static const RecordType type{
      .name = "bt_assessment",
      .term = "bedömning under bastjänstgöringen",
      .doc = {"En bedömning under en placering.", "An assessment during one rotation."},
      .fields =
          {
              own_id(),
              usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
              usually(many(reference_row("rotation", {"rotations"}, "placeringen", "the rotation")),
                      {{"$rotation"}}),
              usually(many(person_row("by", "vem som bedömt", "who assessed")), {{"$supervisor"}}),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& bt_certificate_type() {
  static const RecordType type{
      .name = "bt_certificate",
      .term = "intyg om bastjänstgöring",
      .doc = {"Intyget om godkänd bastjänstgöring.", "The certificate of the approved BT."},
      .fields = {
          date_row("applied", "ansökan", "the application"),
          date_row("fee_paid", "avgiften betald", "the fee paid"),
          date_row("issued", "utfärdat", "issued"),
      }};
  return type;
}

}  // namespace

const RecordType& bt_type() {
  static const RecordType type{
      .name = "bt",
      .term = "bastjänstgöringen",
      .doc = {"Bastjänstgöringen enligt HSLF-FS 2021:8.",
              "The first part of training, under HSLF-FS 2021:8."},
      .fields = {
          date_row("start", "första dagen", "the first day"),
          date_row("end", "sista dagen", "the last day"),
          person_row("head", "verksamhetschef eller motsvarande", "the head of the clinic"),
          many(person_row("main_supervisor", "huvudansvarig handledare", "the main supervisor")),
          many(person_row("assessor", "extern bedömare", "the external assessor")),
          yes_no_row("assessor_independent", "om bedömaren inte haft någon del i bastjänstgöringen",
                     "whether the assessor had no part in the BT"),
          record_row("programme", bt_programme_type(), "utbildningsprogrammet", "the programme"),
          many(record_row("assessments", bt_assessment_type(), "bedömningar under placeringarna",
                          "assessments during the rotations")),
          record_row("final_assessment", decision_type(), "slutbedömningen, av två",
                     "the final assessment, by two"),
          record_row("certificate", bt_certificate_type(), "intyget", "the certificate"),
          own_note(),
      }};
  return type;
}

}  // namespace st
