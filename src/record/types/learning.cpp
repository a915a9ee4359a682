// Sections `courses`, `seminars`, `self_study` and `projects`: what the trainee learns and makes.
#include "types.hpp"

namespace st {

namespace {

const Words& course_words() {
  static const Words words{
      {"sk", {"SK-kurs", "national SK course"}},
      {"regional", {"regional", "regional"}},
      {"local", {"lokal", "local"}},
      {"national", {"nationell", "national"}},
      {"international", {"internationell", "international"}},
      {"online", {"webbkurs", "on line"}},
      {"congress", {"kongress", "congress"}},
      {"other", {"annan", "another"}},
  };
  return words;
}

const Words& course_status_words() {
  static const Words words{
      {"wanted", {"önskad", "wanted"}},         {"applied", {"sökt", "applied for"}},
      {"offered", {"erbjuden", "offered"}},     {"denied", {"avslag", "denied"}},
      {"admitted", {"antagen", "admitted"}},    {"done", {"genomförd", "done"}},
      {"cancelled", {"inställd", "cancelled"}}, {"other", {"annat", "other"}},
  };
  return words;
}

const Words& seminar_words() {
  static const Words words{
      {"st_seminar", {"ST-seminarium", "trainees' seminar"}},
      {"internal", {"internutbildning", "training at the unit"}},
      {"small_group", {"smågrupp", "small group"}},
      {"reflection", {"reflektion", "reflection"}},
      {"meeting", {"möte", "meeting"}},
      {"conference", {"konferens", "conference"}},
      {"literature", {"litteratur", "literature"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& seminar_role_words() {
  static const Words words{
      {"took_part", {"deltog", "took part"}},
      {"contributed", {"bidrog", "contributed"}},
      {"arranged", {"ordnade", "arranged"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& project_words() {
  static const Words words{
      {"scientific", {"vetenskapligt arbete", "scientific work"}},
      {"quality", {"kvalitets- och utvecklingsarbete", "quality and development work"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& ethics_words() {
  static const Words words{
      {"authority", {"prövning av myndighet", "review by the authority"}},
      {"head_consent", {"chefens medgivande", "consent of the head"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const RecordType& project_plan_type() {
  static const RecordType type{
      .name = "project_plan",
      .term = "projektplan",
      .doc = {"Planen för arbetet. Enbart dagen räcker.",
              "The plan of the work. The day alone will do."},
      .fields =
          {
              need(date_row("date", "dagen", "the day")),
              yes_no_row("timetable", "om den har en tidsplan", "whether it has a timetable"),
              many(record_row("approvals", approval_type(), "vilka som godkänt",
                              "who has approved")),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

const RecordType& ethics_type() {
  static const RecordType type{
      .name = "ethics",
      .term = "etikprövning",
      .doc = {"Etikprövningen av arbetet.", "The ethical review of the work."},
      .fields = {
          yes_no_row("needed", "om den behövs", "whether it is needed"),
          word_row("kind", ethics_words(), "av vem", "by whom"),
          date_row("applied", "ansökan", "the application"),
          date_row("date", "beslutet", "the decision"),
          own_note(),
      }};
  return type;
}

}  // namespace

const RecordType& course_type() {
  static const RecordType type{
      .name = "course",
      .term = "kurs",
      .doc = {"En kurs, även önskad eller sökt.",
              "A course, wanted and applied for ones included."},
      .fields = {
          own_id(),
          need(text_row("title", "kursens namn", "the course's name")),
          text_row("leader", "kursledare", "course leader"),
          word_row("kind", course_words(), "slag av kurs", "kind of course"),
          usually(date_row("from", "första dagen", "the first day"),
                  {{"$today", "status"}, {"$today", "status", "done"}}),
          date_row("to", "sista dagen", "the last day"),
          number_row("days", "antal kursdagar; annars av dagarna",
                     "days of the course; else from its dates"),
          text_row("organiser", "arrangör", "organiser"),
          many(word_row("topics", topic_words(), "ämnen", "topics")),
          word_row("status", course_status_words(), "läge; annars följer det av dagarna",
                   "state; else it follows from the dates"),
          date_row("apply_by", "sista ansökningsdag", "last day to apply"),
          goals_row(),
          many(person_row("with", "vilka som också gick", "who took it too")),
          record_row("reported_to_supervisor", event_type(), "redovisad för handledaren",
                     "reported to the supervisor"),
          many(reference_row("certificate", {"certificates"}, "intygets id",
                             "the certificate's id")),
          own_note(),
      }};
  return type;
}

const RecordType& seminar_type() {
  static const RecordType type{
      .name = "seminar",
      .term = "seminarium",
      .doc = {"Ett seminarium, ett möte eller en litteraturstund.",
              "A seminar, a meeting or an hour on literature."},
      .fields = {
          own_id(),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          text_row("title", "ämnet", "the subject"),
          word_row("kind", seminar_words(), "slag", "kind"),
          usually(word_row("role", seminar_role_words(), "läkarens del i det",
                           "the trainee's part in it"),
                  {{"took_part"}}),
          goals_row(),
          own_note(),
      }};
  return type;
}

const RecordType& self_study_type() {
  static const RecordType type{
      .name = "self_study",
      .term = "självstudier",
      .doc = {"Självstudier under en period.", "Self-study over a period."},
      .fields = {
          own_id(),
          usually(need(date_row("from", "första dagen", "the first day")), {{"$today"}}),
          usually(date_row("to", "sista dagen", "the last day"), {{"$from"}}),
          number_row("hours", "timmar sammanlagt under perioden", "hours in all over the period"),
          word_row("place", place_words(), "var", "where"),
          yes_no_row("scheduled", "om tiden stod i schemat", "whether the time was scheduled"),
          record_row("reported", event_type(), "redovisade", "reported"),
          own_note(),
      }};
  return type;
}

const RecordType& project_type() {
  static const RecordType type{
      .name = "project",
      .term = "arbete",
      .doc = {"Ett vetenskapligt arbete, ett kvalitetsarbete eller ett som är båda.",
              "A scientific work, a quality work, or one that is both."},
      .fields = {
          own_id(),
          need(
              many(word_row("kind", project_words(), "slag, ett eller båda", "kind, one or both"))),
          text_row("title", "titel", "title"),
          goals_row(),
          many(person_row("with", "vilka som gjort det med läkaren",
                          "who made it with the trainee")),
          yes_no_row("written", "om det är skriftligt", "whether it is in writing"),
          yes_no_row("individual", "om läkarens egen del går att urskilja",
                     "whether the trainee's own part can be told"),
          yes_no_row("topic_in_specialty", "om ämnet hör till specialiteten",
                     "whether the topic belongs to the specialty"),
          number_row("weeks", "heltidsveckor i allt, kurser som hör till inräknade",
                     "full-time weeks in all, courses that belong to it included"),
          date_row("start", "början", "the start"),
          date_row("end", "slutet", "the end"),
          record_row("plan", project_plan_type(), "projektplanen", "the plan"),
          record_row("ethics", ethics_type(), "etikprövning", "ethical review"),
          yes_no_row("publication_intended", "om det ska publiceras",
                     "whether it is meant for publication"),
          many(person_row("supervisor", "handledare", "supervisor")),
          many(person_row("co_supervisor", "bihandledare", "co-supervisor")),
          many(person_row("reviewer", "granskare", "reviewer")),
          record_row("reviewed", event_type(), "när det granskades", "when it was reviewed"),
          yes_no_row("integrated", "om det ingår i verksamhetens kvalitetsarbete",
                     "whether it is a part of the unit's quality work"),
          text_row("origin", "var idén kom ifrån", "where the idea came from"),
          text_row("language", "språk, som `sv`", "language, such as `sv`"),
          text_row("country", "land", "country"),
          yes_no_row("before_licence", "om det gjordes före legitimationen",
                     "whether it was made before the licence"),
          record_row("presented", occasion_type(), "framlagt", "presented"),
          record_row("approved", decision_type(), "godkänt", "approved"),
          text_row("registered_with", "register där det anmälts", "where it is registered"),
          record_row("published", occasion_type(), "publicerat", "published"),
          happened_row("poster", "om det visats som poster, eller när",
                       "whether it was shown as a poster, or when"),
          own_note(),
      }};
  return type;
}

}  // namespace st
