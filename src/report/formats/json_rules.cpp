// The rule book for programs, `st.rules/1`: one object for every entry of every pack.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "st/report/rules_report.hpp"
#include "st/rule/verb.hpp"

#include "report/formats/json_text.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(On on) {
  switch (on) {
    case On::plan: return "plan";
    case On::unit: return "unit";
    case On::region: return "region";
  }
  return "plan";
}

Json both(const Bilingual& text) { return {{"sv", text.sv}, {"en", text.en}}; }

Json source_of(const RuleSource& source, const Pack& pack) {
  const Bilingual& title = source.title.empty() ? pack.source_title : source.title;
  return {{"title", both(title)}, {"section", source.section}, {"lines", source.lines}};
}

/// An entry carries out its own statement, whether it says so or not.
Json covers(const std::string& id, const std::vector<std::string>& others) {
  Json ids = others;
  if (std::find(others.begin(), others.end(), id) == others.end()) ids.insert(ids.begin(), id);
  return ids;
}

/// A permission is carried out by the rule that it softens, and so by no entry twice.
Json carried(const Rule& rule) {
  return rule.softens.empty() ? covers(rule.id, rule.covers) : Json::array();
}

Json entry(const Rule& rule, const Pack& pack) {
  return {{"id", rule.id},
          {"name", rule.name},
          {"covers", carried(rule)},
          {"level", name(rule.level)},
          {"pack", pack.id},
          {"verb", rule.clause.verb ? rule.clause.verb->name : "fact"},
          {"on", name_of(rule.on)},
          {"text", both(rule.text)},
          {"source", source_of(rule.source, pack)}};
}

Json entry(const Fact& fact, const Pack& pack) {
  return {{"id", fact.id},    {"name", nullptr},         {"covers", covers(fact.id, fact.covers)},
          {"level", nullptr}, {"pack", pack.id},         {"verb", "fact"},
          {"on", nullptr},    {"text", both(fact.text)}, {"source", source_of(fact.source, pack)}};
}

}  // namespace

std::string rules_json(const RulesReport& report) {
  Json rules = Json::array();
  for (const Pack* pack : report.packs) {
    for (const Rule& rule : pack->rules) {
      if (is_listed(rule, report)) rules.push_back(entry(rule, *pack));
    }
    if (!lists_facts(report)) continue;
    for (const Fact& fact : pack->facts) rules.push_back(entry(fact, *pack));
  }
  const Json json = {{"schema", "st.rules/1"}, {"rules", std::move(rules)}};
  return json_text(json);
}

}  // namespace st
