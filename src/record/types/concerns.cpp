// Sections `concerns` and `action_plans`. They are sensitive: they stand in a folder that git
// ignores, and no page that sums up many doctors shows them.
#include "types.hpp"

namespace st {

namespace {

const Words& category_words() {
  static const Words words{
      {"plan_not_followed", {"planen följs inte", "the plan is not followed"}},
      {"requirements_not_met", {"kraven uppfylls inte", "requirements are not met"}},
      {"goals_at_risk", {"delmål i fara", "goals at risk"}},
      {"supervision", {"handledningen", "the supervision"}},
      {"environment", {"utbildningsmiljön", "the environment"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& concern_need_words() {
  static const Words words{
      {"changed_service", {"ändrad tjänstgöring", "a change of service"}},
      {"resources", {"resurser", "resources"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& plan_outcome_words() {
  static const Words words{
      {"done", {"genomförd", "done"}},
      {"not_done", {"inte genomförd", "not done"}},
      {"not_possible", {"inte möjlig", "not possible"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const RecordType& plan_follow_up_type() {
  static const RecordType type{
      .name = "plan_follow_up",
      .term = "uppföljning av åtgärdsplan",
      .doc = {"En uppföljning av planen. Enbart dagen räcker.",
              "A follow-up of the plan. The day alone will do."},
      .fields =
          {
              need(date_row("date", "dagen", "the day")),
              yes_no_row("improved", "om det blivit bättre", "whether things are better"),
              own_note(),
          },
      .short_form = "date"};
  return type;
}

}  // namespace

const RecordType& concern_type() {
  static const RecordType type{
      .name = "concern",
      .term = "oro",
      .doc = {"Något som oroar i utbildningen.", "Something about the training that worries."},
      .fields = {
          own_id(),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          word_row("category", category_words(), "slag", "kind"),
          text_row("raised_by", "vem som tog upp det", "who raised it"),
          many(record_row("reported", told_type(), "vilka som fått veta", "who has been told")),
          date_row("mapped", "kartlagd", "looked into"),
          many(word_row("needs", concern_need_words(), "vad som behövs", "what is needed")),
          date_row("closed", "avslutad", "closed"),
          own_note(),
      }};
  return type;
}

const RecordType& action_plan_type() {
  static const RecordType type{
      .name = "action_plan",
      .term = "åtgärdsplan",
      .doc = {"En plan för att komma till rätta med det som oroar.",
              "A plan to put right what worries."},
      .fields = {
          own_id(),
          many(reference_row("for", {"concerns", "action_plans", "assessments", "talks"},
                             "vad den gäller", "what it is for")),
          many(person_row("by", "vilka som upprättat den", "who drew it up")),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          many(text_row("problems", "svårigheterna", "the problems")),
          many(text_row("measures", "åtgärderna", "the measures")),
          yes_no_row("timetable", "om den har en tidsplan", "whether it has a timetable"),
          many(record_row("follow_up", plan_follow_up_type(), "uppföljningar", "follow-ups")),
          text_row("follow_up_plan", "när och hur den ska följas upp",
                   "when and how it is to be followed up"),
          many(record_row("informed", told_type(), "vilka som fått veta", "who has been told")),
          word_row("outcome", plan_outcome_words(), "utfall", "outcome"),
          happened_row("extension_told", "om läkaren fått veta att tiden kan förlängas, eller när",
                       "whether the trainee was told of a longer training, or when"),
          record_row("analysis", event_type(), "analys", "analysis"),
          happened_row("secondary", "om en andra plan följt, eller när",
                       "whether a second plan followed, or when"),
          own_note(),
      }};
  return type;
}

}  // namespace st
