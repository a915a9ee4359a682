// Findings as SARIF 2.1.0, which GitHub and others show beside the code. Of more results than
// GitHub takes of a run the gravest are kept, and how many are left out is said.
#include <map>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "st/report/rules_report.hpp"

#include "report/formats/check_formats.hpp"
#include "report/formats/json_text.hpp"

namespace st {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostResults = 25'000;  ///< GitHub refuses a run with more.

/// A path as an address: relative to the repository, or of the whole machine.
std::string address(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  if (path.starts_with("./")) path.remove_prefix(2);
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json location(const Place& place) {
  Json region{{"startLine", place.line}, {"startColumn", place.column}};
  if (place.end_line > place.line || place.end_column > place.column) {
    region["endLine"] = place.end_line;
    region["endColumn"] = place.end_column;
  }
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", address(place.file)}}}, {"region", std::move(region)}}}};
}

std::string words(const Phrase& phrase, const std::string& otherwise, Lang lang) {
  return phrase.empty() ? otherwise : phrase.in(lang);
}

Json rule_of(const Finding& finding, Lang lang) {
  const Rule* rule = finding.source;
  const std::string id(finding.rule);
  const std::string text = rule ? words(rule->text, id, lang) : words(fault_text(id), id, lang);
  Json json{{"id", id}};
  if (rule && !rule->name.empty()) json["name"] = rule->name;
  json["shortDescription"] = {{"text", text}};
  if (rule && !rule->advice.empty()) json["help"] = {{"text", rule->advice.in(lang)}};
  if (rule && rule->pack)
    json["properties"] = {{"pack", rule->pack->id}, {"section", rule->source.section}};
  return json;
}

Json related_of(const Verdict& verdict, const Finding& finding, Lang lang) {
  Json all = Json::array();
  for (const Related& one : finding.related) {
    Json place = location(place_of(verdict, one.where));
    place["message"] = {{"text", one.text.in(lang)}};
    all.push_back(std::move(place));
  }
  return all;
}

/// Which of the rules it is of is known when all are there.
Json result_of(const Told& told, Lang lang) {
  const Finding& finding = *told.finding;
  std::string text = finding.message.in(lang);
  if (!finding.help.empty()) text += ". " + finding.help.in(lang);
  Json json{{"ruleId", finding.rule},
            {"ruleIndex", 0},
            {"level", name(*finding.severity)},
            {"message", {{"text", text.empty() ? std::string(finding.rule) : text}}},
            {"locations", {location(place_of(*told.verdict, finding.where))}},
            {"partialFingerprints", {{"stFinding/v1", told.fingerprint}}}};
  if (!finding.related.empty()) json["relatedLocations"] = related_of(*told.verdict, finding, lang);
  if (finding.outcome == Outcome::excepted)
    json["suppressions"] = {{{"kind", "external"}, {"justification", finding.message.in(lang)}}};
  return json;
}

Json left_out(std::size_t count, Lang lang) {
  return {
      {{"executionSuccessful", true},
       {"toolExecutionNotifications",
        {{{"level", "warning"},
          {"message",
           {{"text", say("check-sarif-more", {std::to_string(count), std::to_string(kMostResults)})
                         .in(lang)}}}}}}}};
}

class SarifWriter : public CheckWriter {
 public:
  using CheckWriter::CheckWriter;

  void tell(const Verdict& verdict) override {
    for (const Told& told : told_of(telling(), verdict)) {
      ++count_;
      auto& results = results_.of(*told.finding->severity);
      if (results.size() == kMostResults) continue;
      const auto rule = rules_.try_emplace(std::string(told.finding->rule));
      if (rule.second) rule.first->second = rule_of(*told.finding, telling().lang);
      results.push_back(result_of(told, telling().lang));
    }
  }

  void end(const Summary&) override {
    Json results = Json::array();
    Json rules = Json::array();
    std::map<std::string, std::size_t> numbers;
    results_.visit([&](const Json& result) {
      if (results.size() == kMostResults) return;
      const std::string id = result["ruleId"];
      const auto [number, fresh] = numbers.emplace(id, rules.size());
      if (fresh) rules.push_back(rules_.at(id));
      results.push_back(result);
      results.back()["ruleIndex"] = number->second;
    });
    Json run{
        {"tool",
         {{"driver",
           {{"name", "st"}, {"semanticVersion", telling().version}, {"rules", std::move(rules)}}}}},
        {"columnKind", "unicodeCodePoints"}};
    if (count_ > kMostResults) run["invocations"] = left_out(count_ - kMostResults, telling().lang);
    run["results"] = std::move(results);
    out() << json_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                        {"version", "2.1.0"},
                        {"runs", {std::move(run)}}});
  }

 private:
  ByGravity<Json> results_{};
  std::map<std::string, Json> rules_{};
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<CheckWriter> sarif_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<SarifWriter>(telling, out);
}

}  // namespace st
