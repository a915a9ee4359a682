// Section `programme`: the individual education programme.
#include "types.hpp"

namespace st {

namespace {

const Words& part_of_programme_words() {
  static const Words words{
      {"service_plan", {"tjänstgöringsplan", "plan of service"}},
      {"course_plan", {"kursplan", "plan of courses"}},
      {"supervision_plan", {"handledningsplan", "plan of supervision"}},
      {"scientific_work_plan", {"plan för vetenskapligt arbete", "plan of scientific work"}},
      {"quality_work_plan", {"plan för kvalitetsarbete", "plan of quality work"}},
      {"self_study_plan", {"plan för självstudier", "plan of self-study"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& time_words() {
  static const Words words{
      {"supervision", {"handledning", "supervision"}},
      {"talks", {"utvecklingssamtal", "talks on development"}},
      {"auscultation", {"auskultation", "auscultation"}},
      {"sit_in", {"medsittning", "sit-ins"}},
      {"courses", {"kurser", "courses"}},
      {"seminars", {"seminarier", "seminars"}},
      {"small_group", {"kollegial fortbildningsgrupp", "learning group of colleagues"}},
      {"self_study", {"självstudier", "self-study"}},
      {"documentation", {"dokumentation", "documentation"}},
      {"quality_work", {"kvalitets- och utvecklingsarbete", "quality and development work"}},
      {"scientific_work", {"vetenskapligt arbete", "scientific work"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const RecordType& time_type() {
  static const RecordType type{
      .name = "time",
      .term = "avsatt tid",
      .doc = {"Avsatt tid. `{supervision: 1, self_study: 4}` är timmar per vecka.",
              "Time set aside. `{supervision: 1, self_study: 4}` is hours a week."},
      .fields =
          {
              need(word_row("kind", time_words(), "till vad", "for what")),
              number_row("hours", "timmar per vecka", "hours a week"),
              own_note(),
          },
      .short_form = "kind",
      .keyed_by = "kind",
      .keyed_value = "hours"};
  return type;
}

const RecordType& goal_plan_type() {
  static const RecordType type{
      .name = "goal_plan",
      .term = "plan för ett delmål",
      .doc = {"Hur ett delmål ska nås, för det som ingen annan post säger.",
              "How a goal is to be reached, where no other record tells."},
      .fields =
          {
              own_id(),
              need(many(goal_row("goal", "delmålet", "the goal"))),
              text_row("text", "delmålet med egna ord", "the goal in own words"),
              many(text_row("activities", "aktiviteter", "activities")),
              many(text_row("methods", "metoder för lärande", "methods of learning")),
              many(text_row("assessment", "hur det bedöms", "how it is assessed")),
              many(text_row("documentation", "hur det dokumenteras", "how it is documented")),
              own_note(),
          },
      .short_form = "goal"};
  return type;
}

}  // namespace

const RecordType& programme_type() {
  static const RecordType type{
      .name = "programme",
      .term = "utbildningsprogrammet",
      .doc = {"Det individuella utbildningsprogrammet.", "The individual education programme."},
      .fields = {
          record_row("completed", event_type(), "när det var klart", "when it was complete"),
          many(person_row("with", "vilka som gjorde det", "who made it")),
          many(word_row("parts", part_of_programme_words(), "vad programmet innehåller",
                        "what the programme holds")),
          many(word_row("aspects", aspect_words(), "aspekter som tas upp",
                        "aspects that it takes up")),
          many(record_row("approvals", approval_type(), "vilka som godkänt", "who has approved")),
          many(record_row("revisions", programme_revision_type(), "revideringar", "revisions")),
          text_row("prior_experience", "tidigare erfarenheter", "earlier experience"),
          many(record_row("time", time_type(), "avsatt tid: vad, och timmar per vecka",
                          "time set aside: what for, and hours a week")),
          many(record_row("goals", goal_plan_type(), "planen för enskilda delmål",
                          "the plan for single goals")),
          own_note(),
      }};
  return type;
}

}  // namespace st
