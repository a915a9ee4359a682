// Sections `assessments`, `talks` and `annual_reports`: how the training is followed.
#include "types.hpp"

namespace st {

namespace {

const Words& method_words() {
  static const Words words{
      {"sit_in_patient", {"medsittning vid patientmöte", "sit-in with a patient"}},
      {"sit_in_round", {"medsittning vid rond", "sit-in on a round"}},
      {"operation", {"operation", "operation"}},
      {"mini_cex", {"mini-CEX", "mini-CEX"}},
      {"cbd", {"fallbaserad diskussion", "case-based discussion"}},
      {"dops", {"DOPS", "DOPS"}},
      {"presentation", {"framträdande", "presentation"}},
      {"bilateral_feedback", {"ömsesidig återkoppling", "bilateral feedback"}},
      {"multisource", {"360-gradersbedömning", "multisource feedback"}},
      {"clinical_leadership", {"kliniskt ledarskap", "clinical leadership"}},
      {"procedure_licence", {"körkort för ett ingrepp", "permit for a procedure"}},
      {"exam", {"examen eller diagnostiskt prov", "examination"}},
      {"collegium", {"specialistkollegium", "the specialists' joint assessment"}},
      {"statement", {"skriftligt omdöme", "written statement"}},
      {"other", {"annan metod", "another method"}},
  };
  return words;
}

const Words& talk_words() {
  static const Words words{
      {"supervision", {"handledarsamtal", "supervision"}},
      {"progress", {"uppföljning av utbildningen", "progress"}},
      {"midpoint", {"halvtidssamtal", "half-way"}},
      {"appraisal", {"utvecklingssamtal", "appraisal"}},
      {"two_year", {"samtal efter två år", "after two years"}},
      {"director_meeting", {"samtal med studierektorn", "with the director of studies"}},
      {"supervision_review", {"utvärdering av handledningen", "review of the supervision"}},
      {"collegium_feedback", {"återkoppling från kollegiet", "feedback from the collegium"}},
      {"problem", {"samtal om svårigheter", "on difficulties"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& talk_outcome_words() {
  static const Words words{
      {"on_plan", {"enligt plan", "on plan"}},
      {"behind", {"efter plan", "behind"}},
      {"changed", {"planen ändras", "the plan changes"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

}  // namespace

const RecordType& assessment_type() {
  static const RecordType type{
      .name = "assessment",
      .term = "bedömning",
      .doc = {"En bedömning av läkarens kompetens.", "An assessment of the trainee's competence."},
      .fields = {
          own_id(),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          need(word_row("method", method_words(), "metoden", "the method")),
          usually(many(person_row("assessor", "vem eller vilka som bedömde", "who assessed")),
                  {{"$supervisor"}}),
          usually(many(reference_row("for", {}, "vad den gäller: id för en placering eller annat",
                                     "what it is about: the id of a rotation or other record")),
                  {{"$rotation"}}),
          text_row("procedure", "ingreppet", "the procedure"),
          count_row("minutes", "längd i minuter", "length in minutes"),
          many(word_row("areas", area_words(), "bedömda områden; annars metodens",
                        "areas assessed; else those of the method")),
          goals_row(),
          record_row("agreed_on", event_type(), "när man kom överens om den",
                     "when it was agreed on"),
          record_row("documented", event_type(), "dokumenterad", "documented"),
          record_row("copy_to_supervisor", event_type(), "kopia till huvudhandledaren",
                     "copy to the main supervisor"),
          record_row("reported_to_director", event_type(), "anmäld till studierektorn",
                     "reported to the director"),
          many(person_row("feedback_by", "vem som gav återkoppling; annars bedömaren",
                          "who gave feedback; else the assessor")),
          record_row("feedback", decision_type(), "återkopplingen", "the feedback"),
          count_row("cases", "antal fall", "number of cases"),
          count_row("respondents", "antal svarande", "number who answered"),
          count_row("other_professions", "varav från andra yrken",
                    "of them from other professions"),
          yes_no_row("self_evaluation", "om läkaren skattat sig själv",
                     "whether the trainee evaluated themself"),
          many(person_row("compiled_by", "vem som sammanställde", "who compiled it")),
          text_row("outcome", "utfall", "outcome"),
          yes_no_row("concern", "om den gav anledning till oro",
                     "whether it gave cause for concern"),
          own_note(),
      }};
  return type;
}

const RecordType& talk_type() {
  static const RecordType type{
      .name = "talk",
      .term = "samtal",
      .doc = {"Ett samtal; eller flera lika, med `from`, `to` och `times`.",
              "A talk; or many alike, with `from`, `to` and `times`."},
      .fields =
          {
              own_id(),
              usually(date_row("date", "dagen", "the day"), {{"$today"}}),
              date_row("from", "flera lika: första dagen", "many alike: the first day"),
              date_row("to", "flera lika: sista dagen", "many alike: the last day"),
              count_row("times", "flera lika: hur många", "many alike: how many"),
              usually(need(word_row("kind", talk_words(), "slag av samtal", "kind of talk")),
                      {{"supervision"}}),
              usually(many(person_row("with", "med vilka; läkaren är alltid med",
                                      "with whom; the trainee always takes part")),
                      {{"$head", "kind", "appraisal"},
                       {"$director", "kind", "director_meeting"},
                       {"$main_supervisor", "kind", "progress"},
                       {"$main_supervisor", "kind", "midpoint"},
                       {"$supervisor", "kind", "supervision"}}),
              number_row("hours", "timmar varje gång", "hours each time"),
              many(word_row("topics", topic_words(), "ämnen", "topics")),
              yes_no_row("scheduled", "om tiden stod i schemat", "whether the time was scheduled"),
              many(word_row("documented_by", role_words(), "roller som antecknat",
                            "roles that took notes")),
              many(reference_row(
                  "for", {"goals"},
                  "vad det gällde: id för en bedömning eller placering, eller ett delmål",
                  "what it was about: the id of an assessment or rotation, or a goal")),
              record_row("follow_up", event_type(), "uppföljning", "follow-up"),
              yes_no_row("written", "om det finns skriftligt", "whether it is in writing"),
              text_row("summary", "sammanfattning", "summary"),
              word_row("outcome", talk_outcome_words(), "utfall", "outcome"),
              own_note(),
          },
      .one_of = {{"date"}, {"from", "to", "times"}}};
  return type;
}

const RecordType& annual_report_type() {
  static const RecordType type{
      .name = "annual_report",
      .term = "årsrapport",
      .doc = {"Den årliga rapporten om utbildningen.", "The yearly report on the training."},
      .fields = {
          own_id(),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          usually(many(person_row("to", "till vem", "to whom")), {{"$head"}}),
          usually(many(person_row("with", "vilka som var med", "who took part")),
                  {{"$main_supervisor"}}),
          text_row("summary", "sammanfattning", "summary"),
          own_note(),
      }};
  return type;
}

}  // namespace st
