// Sections `contract` and `agreements`: what the trainee, the main supervisor, the head and the
// director have agreed.
#include "types.hpp"

namespace st {

namespace {

const RecordType& need_type() {
  static const RecordType type{
      .name = "need",
      .term = "utbildningsbehov",
      .doc = {"Vad läkaren behöver utveckla. Enbart aspekten räcker.",
              "What the doctor needs to develop. The aspect alone will do."},
      .fields =
          {
              own_id(),
              need(word_row("aspect", aspect_words(), "aspekten", "the aspect")),
              goals_row(),
              own_note(),
          },
      .short_form = "aspect"};
  return type;
}

const RecordType& contract_follow_up_type() {
  static const RecordType type{
      .name = "contract_follow_up",
      .term = "uppföljning av kontraktet",
      .doc = {"Hur och hur ofta kontraktet följs upp.",
              "How, and how often, the contract is followed up."},
      .fields = {
          text_row("how", "hur", "how"),
          duration_row("every", "hur ofta, som `12 months`", "how often, such as `12 months`"),
      }};
  return type;
}

const Words& contract_part_words() {
  static const Words words{
      {"arrangement", {"uppläggning", "arrangement"}},
      {"earlier_experience", {"tidigare erfarenheter", "earlier experience"}},
      {"other_activities", {"andra aktiviteter", "other activities"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& agreement_words() {
  static const Words words{
      {"supervision", {"handledning", "supervision"}},
      {"self_study", {"självstudier", "self-study"}},
      {"return_days", {"återvändardagar", "days back at the home unit"}},
      {"guideline", {"riktlinjen", "the guideline"}},
      {"assessment", {"bedömning", "assessment"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

}  // namespace

const RecordType& contract_type() {
  static const RecordType type{
      .name = "contract",
      .term = "ST-kontraktet",
      .doc =
          {"ST-kontraktet: vad läkaren, handledaren, chefen och studierektorn kommit överens om.",
           "The contract: what trainee, supervisor, head and director have agreed."},
      .fields = {
          date_row("signed", "dagen för underskrift", "the day of signing"),
          many(person_row("drawn_up_by", "vilka som upprättat det", "who drew it up")),
          text_row("prior_experience", "tidigare erfarenheter", "earlier experience"),
          many(record_row("needs", need_type(), "utbildningsbehov", "what needs to be developed")),
          many(word_row("parts", contract_part_words(), "vad kontraktet tar upp",
                        "what the contract holds")),
          many(record_row("approvals", approval_type(), "vilka som godkänt", "who has approved")),
          record_row("follow_up", contract_follow_up_type(), "uppföljning", "follow-up"),
          many(record_row("revisions", revision_type(), "revideringar", "revisions")),
          own_note(),
      }};
  return type;
}

const RecordType& agreement_type() {
  static const RecordType type{
      .name = "agreement",
      .term = "överenskommelse",
      .doc = {"En överenskommelse, till exempel om handledningstid.",
              "An agreement, for example on time for supervision."},
      .fields = {
          own_id(),
          need(word_row("kind", agreement_words(), "vad den gäller", "what it is about")),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          usually(many(person_row("with", "med vilka", "with whom")), {{"$main_supervisor"}}),
          duration_row("every", "hur ofta, som `2 weeks`", "how often, such as `2 weeks`"),
          number_row("hours", "timmar varje gång", "hours each time"),
          many(reference_row("for", {}, "posterna den gäller", "the records it is about")),
          text_row("place", "ort", "place"),
          many(record_row("approvals", approval_type(), "vilka som godkänt", "who has approved")),
          own_note(),
      }};
  return type;
}

}  // namespace st
