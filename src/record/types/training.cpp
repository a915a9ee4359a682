// Sections `doctor`, `training`, `posts` and `credits`: whose training it is, under which rules,
// on which posts, and what earlier service is credited.
#include "types.hpp"

namespace st {

namespace {

const RecordType& degree_type() {
  static const RecordType type{
      .name = "degree",
      .term = "läkarexamen",
      .doc = {"Läkarexamen. Enbart dagen räcker.",
              "The degree in medicine. The day alone will do."},
      .fields =
          {
              need(date_row("date", "examensdagen", "the day of the degree")),
              text_row("country", "land, som `SE`", "country, such as `SE`"),
          },
      .short_form = "date"};
  return type;
}

const RecordType& doctorate_type() {
  static const RecordType type{
      .name = "doctorate",
      .term = "doktorsexamen",
      .doc = {"Doktorsexamen. Enbart dagen räcker.", "The doctor's degree. The day alone will do."},
      .fields =
          {
              need(date_row("date", "examensdagen", "the day of the degree")),
              text_row("university", "lärosäte", "university"),
          },
      .short_form = "date"};
  return type;
}

const RecordType& specialist_type() {
  static const RecordType type{
      .name = "specialist_in",
      .term = "bevis om specialistkompetens",
      .doc = {"En specialitet som läkaren redan har bevis i.",
              "A specialty that the doctor already has."},
      .fields =
          {
              need(specialty_row("specialty", "specialiteten", "the specialty")),
              date_row("date", "bevisets dag", "the day of the certificate"),
          },
      .short_form = "specialty"};
  return type;
}

const RecordType& licence_type() {
  static const RecordType type{
      .name = "foreign_licence",
      .term = "legitimation i annat land",
      .doc = {"Legitimation i ett annat land.", "A licence in another country."},
      .fields = {
          need(text_row("country", "landet", "the country")),
          date_row("date", "dagen", "the day"),
      }};
  return type;
}

const RecordType& share_step_type() {
  static const RecordType type{
      .name = "share_step",
      .term = "tjänstgöringsgrad",
      .doc = {"Andel av heltid från och med en dag.", "The share of full time from a day on."},
      .fields =
          {
              date_row("from", "första dagen; den första raden kan sakna den",
                       "the first day; the first line may lack it"),
              need(share_row("share", "andelen, som `80%`", "the share, such as `80%`")),
          },
      .short_form = "share"};
  return type;
}

const RecordType& fellowship_type() {
  static const RecordType type{.name = "fellowship",
                               .term = "fördjupning",
                               .doc = {"En period av fördjupning inom ett område.",
                                       "A stretch of deeper study in one area."},
                               .fields = {
                                   need(date_row("from", "första dagen", "the first day")),
                                   date_row("to", "sista dagen", "the last day"),
                                   text_row("area", "området", "the area"),
                               }};
  return type;
}

const RecordType& service_type() {
  static const RecordType type{
      .name = "credited_service",
      .term = "tillgodoräknad tjänstgöring",
      .doc = {"Tjänstgöringen som tillgodoräknas.", "The service that is credited."},
      .fields = {
          text_row("country", "land", "country"),
          date_row("from", "första dagen", "the first day"),
          date_row("to", "sista dagen", "the last day"),
          yes_no_row("authorised", "om läkaren då var behörig i landet",
                     "whether the doctor was then authorised there"),
      }};
  return type;
}

const Words& ground_words() {
  static const Words words{
      {"at_completed", {"godkänd AT", "an approved AT"}},
      {"started_before_2021_07_01", {"påbörjad före 2021-07-01", "begun before 2021-07-01"}},
      {"licence_before_2015_05_01", {"legitimation före 2015-05-01", "licence before 2015-05-01"}},
      {"only_one", {"ingen annan kan gälla", "no other can apply"}},
  };
  return words;
}

const Words& track_words() {
  static const Words words{
      {"regular", {"vanlig ST", "ordinary training"}},
      {"research", {"forskar-ST", "combined with research"}},
      {"smtp", {"SMTP", "SMTP"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& route_words() {
  static const Words words{
      {"swedish", {"svensk utbildning", "Swedish training"}},
      {"eea", {"utbildad inom EES", "trained within the EEA"}},
      {"third_country", {"utbildad utanför EES", "trained outside the EEA"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& credit_words() {
  static const Words words{
      {"pre_licence", {"tjänstgöring före legitimation", "service before the licence"}},
      {"earlier_specialty", {"tidigare specialitet", "an earlier specialty"}},
      {"doctorate", {"doktorsexamen", "a doctor's degree"}},
      {"foreign", {"tjänstgöring utomlands", "service abroad"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

}  // namespace

const RecordType& doctor_type() {
  static const RecordType type{
      .name = "doctor",
      .term = "läkaren",
      .doc = {"Läkaren som utbildas.", "The doctor in training."},
      .fields = {
          need(id_row("id", "kort id, som `anna`; det står för läkaren i hela planen",
                      "a short id, such as `anna`; it stands for the doctor in all of the plan")),
          text_row("name", "namn", "name"),
          date_row("licence", "dagen för legitimation", "the day of the licence"),
          many(record_row("licences", licence_type(), "legitimationer i andra länder",
                          "licences in other countries")),
          record_row("degree", degree_type(), "läkarexamen", "the degree in medicine"),
          date_row("at_completed", "dagen för godkänd AT", "the day of the approved AT"),
          record_row("doctorate", doctorate_type(), "doktorsexamen", "the doctor's degree"),
          many(record_row("specialist_in", specialist_type(), "specialiteter som läkaren redan har",
                          "specialties that the doctor already has")),
          text_row("language_level", "nivå i svenska, som `C1`, eller `native`",
                   "level of Swedish, such as `C1`, or `native`"),
          date_row("language_date", "dagen för språkbeviset", "the day of the proof of language"),
          own_note(),
      }};
  return type;
}

const RecordType& training_type() {
  static const RecordType type{
      .name = "training",
      .term = "specialiseringstjänstgöringen",
      .doc = {"Utbildningen: specialitet, föreskrift, region, anställning och start.",
              "The training: specialty, regulation, region, employment and start."},
      .fields = {
          word_row("regulation", regulation_words(), "föreskriften som gäller",
                   "the regulation that applies"),
          word_row("regulation_ground", ground_words(), "varför den gäller", "why it applies"),
          need(specialty_row("specialty", "specialiteten, som `allmanmedicin`",
                             "the specialty, such as `allmanmedicin`")),
          known_row("region", region_words(), "regionen vars riktlinjer gäller",
                    "the region whose guidelines apply"),
          unit_row("unit", "hemenhetens id", "the home unit's id"),
          date_row("employed", "dagen för ST-anställningen", "the day of employment"),
          word_row("employment_form", employment_words(), "anställningsform", "form of employment"),
          need(date_row("start", "första dag som räknas, bastjänstgöring inräknad",
                        "the first day that counts, the BT included")),
          date_row("log_since", "dagen då loggen börjar; före den saknas inget som återkommer",
                   "the day the log begins; before it nothing recurring is missed"),
          many(record_row("share", share_step_type(),
                          "andel av heltid, eller en lista av `{from, share}`; annars 100%",
                          "share of full time, or a list of `{from, share}`; else 100%")),
          word_row("track", track_words(), "utbildningsspår", "track"),
          word_row("route", route_words(), "vägen till specialistkompetens",
                   "the route to the specialty"),
          text_row("financed_by", "vem som finansierar", "who pays"),
          date_row("target_end", "önskat slut", "the end hoped for"),
          date_row("completed", "dagen då utbildningen var klar",
                   "the day the training was completed"),
          text_row("logbook", "var loggboken förs", "where the logbook is kept"),
          record_row("merit_review", event_type(), "meritgenomgång", "review of earlier merits"),
          record_row("fellowship", fellowship_type(), "fördjupning", "deeper study"),
          many(text_row("packs", "fler regelpaket, som relativa sökvägar",
                        "further rule packs, as relative paths")),
          own_note(),
      }};
  return type;
}

const RecordType& post_type() {
  static const RecordType type{
      .name = "post",
      .term = "anställning",
      .doc = {"En av flera anställningar under utbildningen. Den som bara har en behöver ingen: "
              "`training` säger detsamma.",
              "One of several posts during the training. One post needs none: `training` says the "
              "same."},
      .fields = {
          own_id(),
          need(date_row("from", "första dagen", "the first day")),
          date_row("to", "sista dagen", "the last day"),
          unit_row("unit", "enhetens id", "the unit's id"),
          known_row("region", region_words(), "regionen vars riktlinjer gäller",
                    "the region whose guidelines apply"),
          word_row("form", employment_words(), "anställningsform", "form of employment"),
          share_row("share", "andel av heltid; annars 100%", "share of full time; else 100%"),
          text_row("financed_by", "vem som finansierar", "who pays"),
          word_row("part", part_words(), "bastjänstgöring eller ST", "BT or ST"),
          record_row("merit_review", event_type(), "meritgenomgång", "review of earlier merits"),
          own_note(),
      }};
  return type;
}

const RecordType& credit_type() {
  static const RecordType type{
      .name = "credit",
      .term = "tillgodoräknande",
      .doc = {"Tidigare tjänstgöring eller meriter som räknas in i utbildningen.",
              "Earlier service or merits that count towards the training."},
      .fields = {
          own_id(),
          need(word_row("kind", credit_words(), "vad som tillgodoräknas", "what is credited")),
          number_row("months", "månader på heltid", "months of full time"),
          goals_row(),
          yes_no_row("in_bt", "om det räknas i bastjänstgöringen", "whether it counts in the BT"),
          record_row("service", service_type(), "tjänstgöringen", "the service"),
          record_row("decided", decision_type(), "beslutet", "the decision"),
          text_row("document", "handlingen: fil eller beteckning", "the paper: file or name"),
          own_note(),
      }};
  return type;
}

}  // namespace st
