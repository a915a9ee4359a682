// Sections `certificates`, `dossier`, `research`, `signatures`, `exceptions` and `after`: papers,
// what they lead to, and what was agreed beside the rules.
#include "types.hpp"

namespace st {

namespace {

const Words& certificate_words() {
  static const Words words{
      {"clinical", {"klinisk tjänstgöring", "clinical service"}},
      {"course", {"kurs", "course"}},
      {"auscultation", {"auskultation", "auscultation"}},
      {"development", {"utvecklingsarbete", "development work"}},
      {"written_work", {"skriftligt arbete", "written work"}},
      {"scientific_competence", {"vetenskaplig kompetens", "scientific competence"}},
      {"service", {"tjänstgöringstid", "time of service"}},
      {"competence", {"uppnådd specialistkompetens", "competence reached"}},
      {"bt_goal", {"delmål i bastjänstgöringen", "goal of the BT"}},
      {"bt_service", {"tjänstgöring i bastjänstgöringen", "service of the BT"}},
      {"bt_competence", {"uppnådd baskompetens", "competence of the BT"}},
      {"doctorate", {"doktorsexamen", "doctor's degree"}},
      {"foreign_service", {"tjänstgöring utomlands", "service abroad"}},
      {"regional", {"regionens eget", "of the region's own"}},
      {"third_country", {"specialist från tredje land", "specialist from a third country"}},
      {"seminar", {"seminarium", "seminar"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

}  // namespace

const RecordType& certificate_type() {
  static const RecordType type{
      .name = "certificate",
      .term = "intyg",
      .doc = {"Ett intyg, också ett som ännu ska skrivas.",
              "A certificate, one yet to be written included."},
      .fields = {
          own_id(),
          need(word_row("kind", certificate_words(), "vad det intygar", "what it certifies")),
          text_row("form", "föreskriftens eget nummer på blanketten: `9`, `8a`",
                   "the regulation's own number of the form: `9`, `8a`"),
          text_row("part", "del av delmålet (2008:17)", "part of the goal (2008:17)"),
          word_row("regulation", regulation_words(), "föreskriften; annars planens",
                   "the regulation; else the plan's"),
          goals_row(),
          text_row("description", "vad läkaren gjort", "what the trainee has done"),
          many(text_row("activities", "utbildningsaktiviteter", "training activities")),
          many(text_row("checked", "hur kompetensen kontrollerats",
                        "how the competence was checked")),
          many(person_row("with", "vilka som rådfrågats", "who was consulted")),
          usually(record_row("issued", event_type(), "utfärdat", "issued"), {{"$today"}}),
          usually(many(person_row("by", "vilka som skrivit under", "who signed it")),
                  {{"$supervisor", "kind", "clinical"},
                   {"$supervisor", "kind", "auscultation"},
                   {"$main_supervisor", "kind", "development"},
                   {"$head", "kind", "service"}}),
          usually(many(reference_row("for", {}, "id för det som intygas",
                                     "the ids of what it certifies")),
                  {{"$rotation", "kind", "clinical"}, {"$rotation", "kind", "auscultation"}}),
          text_row("file", "filen, som relativ sökväg", "the file, as a relative path"),
          text_row("sha256", "filens SHA-256", "the file's SHA-256"),
          own_note(),
      }};
  return type;
}

const RecordType& dossier_type() {
  static const RecordType type{
      .name = "dossier",
      .term = "ansökan",
      .doc = {"Ansökan om specialistkompetens.", "The application for the specialty."},
      .fields = {
          record_row("compiled", event_type(), "sammanställd", "compiled"),
          many(record_row("approvals", approval_type(), "vilka som godkänt", "who has approved")),
          date_row("applied", "ansökan inskickad", "the application sent"),
          date_row("fee_paid", "avgiften betald", "the fee paid"),
          date_row("decided", "beslutet", "the decision"),
          own_note(),
      }};
  return type;
}

const RecordType& research_type() {
  static const RecordType type{
      .name = "research",
      .term = "forskarutbildning",
      .doc = {"Forskarutbildningen. Själva forskningstiden är en frånvaro av slaget `research`.",
              "The doctoral studies. Research time itself is an absence of kind `research`."},
      .fields = {
          date_row("admitted", "antagen", "admitted"),
          date_row("defence", "disputation", "defence of the thesis"),
          date_row("docent", "docent", "docent"),
          date_row("salary_adjustment", "lönejustering", "adjustment of salary"),
          own_note(),
      }};
  return type;
}

const RecordType& signature_type() {
  static const RecordType type{
      .name = "signature",
      .term = "underskrift",
      .doc = {"En underskrift, skriven av `st sign`.", "A signature, written by `st sign`."},
      .fields = {
          own_id(),
          need(many(text_row("for", "det som skrivits under: en posts id eller en sektion",
                             "what was signed: a record's id or a section"))),
          word_row("role", role_words(), "rollen", "the role"),
          person_row("by", "vem", "who"),
          need(date_row("date", "dagen", "the day")),
          text_row("sha256", "SHA-256 av det som skrivits under", "the SHA-256 of what was signed"),
          text_row("key", "nyckeln", "the key"),
          text_row("signature", "underskriften", "the signature"),
          own_note(),
      }};
  return type;
}

const RecordType& exception_type() {
  static const RecordType type{
      .name = "exception",
      .term = "undantag",
      .doc = {"Ett avsteg från en regel som man kommit överens om. Det visas alltid och upphör "
              "synligt.",
              "A deviation from a rule that was agreed on. It is always shown, and lapses loudly."},
      .fields = {
          own_id(),
          need(many(
              text_row("rule", "regelns id, som `RV-160`", "the rule's id, such as `RV-160`"))),
          need(text_row("reason", "varför", "why")),
          need(many(person_row("approved_by",
                               "vem som godkänt; `socialstyrelsen` för en nationell regel",
                               "who approved; `socialstyrelsen` for a national rule"))),
          usually(need(date_row("date", "dagen", "the day")), {{"$today"}}),
          date_row("from", "gäller från", "holds from"),
          date_row("until", "gäller till; behövs inte för det förflutna",
                   "holds until; not needed for the past"),
          many(reference_row("for", {}, "posterna det gäller", "the records it is about")),
          own_note(),
      }};
  return type;
}

const RecordType& after_type() {
  static const RecordType type{
      .name = "after",
      .term = "efter utbildningen",
      .doc = {"Var den färdiga specialisten arbetar.", "Where the finished specialist works."},
      .fields = {
          own_id(),
          need(date_row("from", "första dagen", "the first day")),
          date_row("to", "sista dagen", "the last day"),
          text_row("employer", "arbetsgivare", "employer"),
          text_row("region", "region", "region"),
          own_note(),
      }};
  return type;
}

}  // namespace st
