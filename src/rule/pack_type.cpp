#include "st/rule/pack_type.hpp"

#include "st/rule/verb.hpp"

namespace st {
namespace {

const RecordType& bilingual() {
  static const RecordType type{
      .name = "bilingual",
      .term = "text",
      .doc = {"samma text på svenska och engelska", "the same text in Swedish and English"},
      .fields = {{"sv", Kind::text, true, false, {"svenska", "Swedish"}},
                 {"en", Kind::text, true, false, {"engelska", "English"}}}};
  return type;
}

Field text_field(std::string_view name, Doc doc, bool needed = false) {
  return {name, Kind::record, needed, false, doc, nullptr, &bilingual()};
}

const RecordType& rule_source() {
  static const RecordType type{
      .name = "source",
      .term = "källa",
      .doc = {"var kravet står", "where the demand stands"},
      .fields = {
          {"title", Kind::text, false, false, {"dokumentets titel", "the document's title"}},
          {"section", Kind::text, false, false, {"avsnitt eller paragraf", "section or paragraph"}},
          {"lines",
           Kind::text,
           false,
           false,
           {"rader i dokumentets text", "lines of the document's text"}},
          {"file", Kind::text, false, false, {"dokumentets fil", "the document's file"}},
          {"regulations",
           Kind::text,
           false,
           true,
           {"föreskrifter som dokumentet bygger på", "regulations that the document builds on"}},
      }};
  return type;
}

const Words& layers() {
  static const Words words{{"national", {"nationell", "national"}},
                           {"region", {"region", "region"}},
                           {"specialty", {"specialitet", "specialty"}},
                           {"clinic", {"klinik", "clinic"}}};
  return words;
}
const Words& whom() {
  static const Words words{{"plan", {"planen", "the plan"}},
                           {"unit", {"enheten", "the unit"}},
                           {"region", {"regionen", "the region"}}};
  return words;
}
const Words& unverified() {
  static const Words words{{"memory", {"ur minnet", "from memory"}},
                           {"inferred", {"slutsats", "inferred"}},
                           {"transcription", {"avskrift", "a transcription"}}};
  return words;
}

const RecordType& rule_type() {
  static const RecordType type = [] {
    RecordType rule{
        .name = "rule",
        .term = "regel",
        .doc = {"en regel, med precis ett verb", "a rule, with exactly one verb"},
        .fields = {
            {"id",
             Kind::id,
             true,
             false,
             {"lägsta numret i källan som regeln verkställer",
              "the lowest statement number that it carries out"}},
            {"name", Kind::id, true, false, {"vad som krävs, i ord", "what is demanded, in words"}},
            {"covers",
             Kind::id,
             false,
             true,
             {"varje utsaga som regeln verkställer", "every statement that it carries out"}},
            {"level",
             Kind::node,
             true,
             false,
             {"must, should, may, goal eller described; kan skilja sig mellan föreskrifter",
              "must, should, may, goal or described; may differ by regulation"}},
            {"source",
             Kind::record,
             true,
             false,
             {"var kravet står", "where the demand stands"},
             nullptr,
             &rule_source()},
            text_field("text", {"kravet i egna ord", "the demand in our own words"}, true),
            text_field("advice", {"vad man gör åt det", "what to do about it"}),
            {"applies", Kind::node, false, false, {"när regeln talar", "when the rule speaks"}},
            {"on",
             Kind::word,
             false,
             false,
             {"vems fil regeln bedömer", "whose file it judges"},
             &whom()},
            {"by",
             Kind::text,
             false,
             false,
             {"händelsen när tiden är ute", "the event when its time is past"}},
            {"grace",
             Kind::text,
             false,
             false,
             {"så länge efteråt är det inte för sent", "so long afterwards it is not too late"}},
            {"slack",
             Kind::text,
             false,
             false,
             {"så mycket senare får det återkomma", "so much later it may recur"}},
            {"who", Kind::text, false, true, {"roller som kan åtgärda", "roles who can mend it"}},
            {"unverified",
             Kind::word,
             false,
             false,
             {"inte kontrollerad mot källan", "not checked against the source"},
             &unverified()},
            {"tightens",
             Kind::id,
             false,
             false,
             {"regeln som denna skärper", "the rule that it tightens"}},
            {"softens",
             Kind::id,
             false,
             false,
             {"regeln som denna mildrar", "the rule that it softens"}},
            {"gate",
             Kind::text,
             false,
             false,
             {"application, bt: krävs vid ansökan om beviset, om intyget om BT",
              "application, bt: asked for when the certificate, the BT certificate, is applied "
              "for"}},
            {"past",
             Kind::text,
             false,
             false,
             {"punished: läkt brist består", "punished: a healed breach stays"}},
            {"checked_on",
             Kind::date,
             false,
             false,
             {"dagen då någon senast läste källan", "the day somebody last read the source"}},
            {"note", Kind::text, false, false, {"fri anteckning", "free note"}},
            {"examples",
             Kind::node,
             false,
             false,
             {"exempel som körs som test", "examples that are run as tests"}},
        }};
    for (const Verb* verb : verbs())
      rule.fields.push_back({verb->name, Kind::node, false, false, verb->doc});
    return rule;
  }();
  return type;
}

const RecordType& fact_type() {
  static const RecordType type{
      .name = "fact",
      .term = "uppgift",
      .doc = {"en utsaga som inget avgör", "a statement that decides nothing"},
      .fields = {
          {"id", Kind::id, true, false, {"utsagans nummer", "the statement's number"}},
          {"covers", Kind::id, false, true, {"fler utsagor", "more statements"}},
          text_field("text", {"utsagan i egna ord", "the statement in our own words"}, true),
          {"source",
           Kind::record,
           false,
           false,
           {"var den står", "where it stands"},
           nullptr,
           &rule_source()},
          {"unverified",
           Kind::word,
           false,
           false,
           {"inte kontrollerad mot källan", "not checked against the source"},
           &unverified()},
          {"note", Kind::text, false, false, {"fri anteckning", "free note"}},
      }};
  return type;
}

const RecordType& goal_type() {
  static const RecordType type{
      .name = "goal",
      .term = "delmål",
      .doc = {"ett delmål och vad det kräver", "a goal and what it asks for"},
      .fields = {
          {"code", Kind::id, true, false, {"delmålets kod", "the goal's code"}},
          text_field("title", {"titel", "title"}),
          text_field("label",
                     {"vad det handlar om, i egna ord", "what it is about, in our own words"}),
          {"needs",
           Kind::node,
           false,
           false,
           {"aktiviteter som ska intygas", "activities to be certified"}},
          {"clinical",
           Kind::text,
           false,
           false,
           {"required, or_auscultation, either, none eller unknown",
            "required, or_auscultation, either, none or unknown"}},
          {"course",
           Kind::text,
           false,
           false,
           {"required, advisory, either, none eller unknown",
            "required, advisory, either, none or unknown"}},
          {"auscultation", Kind::text, false, false, {"required", "required"}},
          {"other",
           Kind::text,
           false,
           true,
           {"fler slag av aktivitet", "further kinds of activity"}},
          {"primary_care",
           Kind::yes_no,
           false,
           false,
           {"del av tjänstgöringen i primärvård", "part of the service in primary care"}},
          {"units", Kind::count, false, false, {"vid så många enheter", "at so many units"}},
          {"unverified",
           Kind::word,
           false,
           false,
           {"inte kontrollerad mot källan", "not checked against the source"},
           &unverified()},
          {"note", Kind::text, false, false, {"fri anteckning", "free note"}},
      }};
  return type;
}

const RecordType& regulation_type() {
  static const RecordType ground{
      .name = "ground",
      .term = "grund",
      .doc = {"en grund för att få använda föreskriften", "a ground for using the regulation"},
      .fields = {
          {"ground", Kind::id, true, false, {"grundens namn", "the ground's name"}},
          {"rule", Kind::id, false, false, {"regeln som säger det", "the rule that says so"}},
          {"when", Kind::node, false, false, {"när den gäller", "when it holds"}},
          text_field("text", {"grunden i ord", "the ground in words"}),
      }};
  static const RecordType type{
      .name = "regulation",
      .term = "föreskrift",
      .doc = {"en föreskrift och vem som får använda den", "a regulation and who may use it"},
      .fields = {
          {"id", Kind::id, true, false, {"id", "id"}},
          {"number", Kind::text, true, false, {"beteckning", "its number"}},
          text_field("title", {"titel", "title"}, true),
          {"grounds", Kind::record, false, true, {"grunder", "grounds"}, nullptr, &ground},
          {"words",
           Kind::node,
           false,
           false,
           {"vad en ny plans exempel säger", "what a new plan's examples say"}},
      }};
  return type;
}

const RecordType& specialty_type() {
  static const RecordType type{
      .name = "specialty",
      .term = "specialitet",
      .doc = {"en specialitet", "a specialty"},
      .fields = {
          {"id", Kind::id, true, false, {"id", "id"}},
          text_field("name", {"namn", "name"}, true),
          {"type", Kind::text, false, false, {"bas, gren eller tillagg", "bas, gren or tillagg"}},
          {"group", Kind::text, false, false, {"grupp", "group"}},
          {"base_requirement",
           Kind::id,
           false,
           true,
           {"specialiteter som krävs först", "specialties that are required first"}},
          {"former", Kind::yes_no, false, false, {"finns inte längre", "exists no longer"}},
          {"note", Kind::text, false, false, {"fri anteckning", "free note"}},
          {"unverified",
           Kind::word,
           false,
           false,
           {"inte kontrollerad mot källan", "not checked against the source"},
           &unverified()},
      }};
  return type;
}

}  // namespace

const RecordType& pack_type() {
  static const RecordType type{
      .name = "pack",
      .term = "regelpaket",
      .doc = {"regler, uppgifter och delmål ur ett dokument",
              "rules, facts and goals of one document"},
      .fields = {
          {"pack", Kind::id, true, false, {"paketets id", "the pack's id"}},
          text_field("title", {"titel", "title"}, true),
          {"layer", Kind::word, true, false, {"lager", "layer"}, &layers()},
          {"extends",
           Kind::id,
           false,
           true,
           {"paket som detta bygger på", "packs that it builds on"}},
          {"applies",
           Kind::node,
           false,
           false,
           {"när paketet gäller en plan", "when the pack speaks of a plan"}},
          {"source",
           Kind::record,
           false,
           false,
           {"källdokumentet", "the source document"},
           nullptr,
           &rule_source()},
          {"checked_on",
           Kind::date,
           false,
           false,
           {"dagen då någon senast läste källan", "the day somebody last read the source"}},
          {"parameters",
           Kind::node,
           false,
           false,
           {"våra läsningar av ord utan tal", "our readings of words without a number"}},
          {"methods",
           Kind::node,
           false,
           false,
           {"bedömningsmetoder och deras områden", "assessment methods and their areas"}},
          {"actors",
           Kind::node,
           false,
           false,
           {"vilka mer än personerna i planen som har ansvar, och vad de kallas",
            "who beside the persons of a plan has duties, and what they are called"}},
          {"base",
           Kind::node,
           false,
           false,
           {"det som varje exempel börjar från", "what every example starts from"}},
          {"common_goals",
           Kind::record,
           false,
           true,
           {"gemensamma delmål", "common goals"},
           nullptr,
           &goal_type()},
          {"goals",
           Kind::node,
           false,
           false,
           {"specialitetens delmål per föreskrift: common, inferred, unverified, own",
            "the specialty's goals by regulation: common, inferred, unverified, own"}},
          {"regulations",
           Kind::record,
           false,
           true,
           {"föreskrifter", "regulations"},
           nullptr,
           &regulation_type()},
          {"specialties",
           Kind::record,
           false,
           true,
           {"specialiteter", "specialties"},
           nullptr,
           &specialty_type()},
          {"equivalent",
           Kind::node,
           false,
           false,
           {"specialiteter som får stå för varandra", "specialties that may stand for each other"}},
          {"rules", Kind::record, false, true, {"regler", "rules"}, nullptr, &rule_type()},
          {"facts", Kind::record, false, true, {"uppgifter", "facts"}, nullptr, &fact_type()},
          {"note", Kind::text, false, false, {"fri anteckning", "free note"}},
          {"unverified",
           Kind::word,
           false,
           false,
           {"inte kontrollerad mot källan", "not checked against the source"},
           &unverified()},
      }};
  return type;
}

const RecordType& goal_record_type() { return goal_type(); }

}  // namespace st
