#include "st/rule/reference.hpp"

#include <algorithm>

#include "st/record/schema.hpp"
#include "st/rule/pack_type.hpp"
#include "st/rule/verb.hpp"

namespace st {

const std::vector<VerbExample>& verb_examples() {
  static const std::vector<VerbExample> all{
      {"present", "present: contract.signed\nby: start + 6 months\n"},
      {"deadline", "deadline: {event: contract.signed, until: start + 3 months}\n"},
      {"recurs",
       "recurs: {in: talks, where: {kind: appraisal}, every: 12 months}\nslack: 3 months\n"},
      {"count", "count: {in: assessments, per: training_year, at_least: 4}\n"},
      {"total", "total: {of: hours, in: self_study, per: week, at_least: 4}\n"},
      {"share", "share: {of: service, where: {home: yes}, more_than: 50%}\n"},
      {"each",
       "each:\n  in: rotations\n  where: {kind: external}\n  require: {start_talk: {until: from + "
       "2 "
       "weeks}}\nby: from + 2 weeks\n"},
      {"order",
       "order: {first: contract.signed, then: {in: rotations, where: {kind: external}}}\n"},
      {"approved",
       "approved: {in: contract, all: [trainee, main_supervisor, head], distinct: yes}\n"},
      {"qualified",
       "qualified:\n  who: main_supervisor\n  held: yes\n  require: {supervisor_training.date: "
       "{exists: yes}}\n"},
      {"goals", "goals: {state: certified}\n"},
      {"counts", "counts: {absence: [holiday, on_call_compensation], takes: nothing}\n"},
      {"document",
       "document: {for: {in: rotations, where: {kind: external}}, kind: clinical, by: [supervisor, "
       "head]}\n"},
      {"judgement", "judgement: {by: [main_supervisor, director]}\n"},
      {"duty", "duty: {role: [head]}\n"},
      {"metric", "metric: {count: {in: talks}, per: [unit]}\n"},
      {"all",
       "all:\n  - present: programme.completed\n  - count: {in: talks, where: {kind: midpoint}, "
       "at_least: 1}\n"},
      {"any",
       "any:\n  - count: {in: assessments, where: {method: cbd}, at_least: 4}\n  - count: {in: "
       "assessments, where: {method: mini_cex}, at_least: 4}\n"},
  };
  return all;
}

namespace {

std::string_view in(const Doc& doc, Lang lang) { return lang == Lang::sv ? doc.sv : doc.en; }

std::string example_of(const Verb& verb) {
  const auto& all = verb_examples();
  const auto it = std::ranges::find(all, verb.name, &VerbExample::verb);
  if (it == all.end()) return {};
  return ".Bd -literal -offset indent\n" + std::string(it->text) + ".Ed\n";
}

}  // namespace

std::string rules_mdoc(Lang lang) {
  std::string page = ".Sh " + say("reference-pack").in(lang) + "\n" +
                     fields_mdoc(pack_type(), lang) + ".Sh " + say("reference-verbs").in(lang) +
                     "\n";
  for (const Verb* verb : verbs()) {
    page += ".Ss " + std::string(verb->name) + "\n" + std::string(in(verb->doc, lang)) + ".\n" +
            fields_mdoc(verb->options(), lang) + example_of(*verb);
  }
  return page;
}

}  // namespace st
