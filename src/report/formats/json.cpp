// The verdict for programs, `st.check/1`: schemas/st.check.schema.json describes it. Fields may be
// added; none is taken away or changes its meaning under this name.
#include <ostream>

#include <nlohmann/json.hpp>

#include "report/formats/check_formats.hpp"
#include "report/formats/json_text.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(nullptr); }

Json source_of(const Finding& finding, Lang lang) {
  if (!finding.source) return nullptr;
  const Rule& rule = *finding.source;
  const Bilingual& title =
      rule.source.title.empty() && rule.pack ? rule.pack->source_title : rule.source.title;
  return {{"pack", rule.pack ? rule.pack->id : ""},
          {"title", title.in(lang)},
          {"section", rule.source.section}};
}

Json evidence_of(const Verdict& verdict, const Finding& finding) {
  Json evidence = Json::array();
  for (const Span& where : finding.evidence) {
    const Place place = place_of(verdict, where);
    evidence.push_back({{"file", place.file}, {"line", place.line}});
  }
  return evidence;
}

Json finding_of(const Verdict& verdict, const Finding& finding, Lang lang) {
  const Place place = place_of(verdict, finding.where);
  const bool rule = finding.source != nullptr;
  Json json;
  json["rule"] = finding.rule;
  json["name"] = rule ? Json(finding.name) : Json(nullptr);
  json["subject"] = rule ? Json(finding.subject) : Json(nullptr);
  json["level"] = finding.level ? Json(name(*finding.level)) : Json(nullptr);
  json["severity"] = finding.severity ? Json(name(*finding.severity)) : Json(nullptr);
  json["outcome"] = finding.outcome ? Json(name(*finding.outcome)) : Json(nullptr);
  json["message"] = finding.message.in(lang);
  json["file"] = place.file;
  json["line"] = place.line;
  json["column"] = place.column;
  json["since"] = or_null(finding.since);
  json["due"] = or_null(finding.due);
  json["source"] = source_of(finding, lang);
  json["evidence"] = evidence_of(verdict, finding);
  return json;
}

/// In the order in which the design lists them.
constexpr std::array kOutcomes{Outcome::met,     Outcome::unmet,     Outcome::unproven,
                               Outcome::due,     Outcome::undecided, Outcome::not_applicable,
                               Outcome::excepted};

Json verdict_of(const Telling& telling, const Verdict& verdict) {
  Json findings = Json::array();
  for (const Finding& finding : verdict.findings) {
    if (is_shown(telling, finding)) findings.push_back(finding_of(verdict, finding, telling.lang));
  }
  Json outcomes;
  for (Outcome outcome : kOutcomes) {
    const auto found = verdict.outcomes.find(outcome);
    outcomes[std::string(name(outcome))] = found == verdict.outcomes.end() ? 0 : found->second;
  }
  return {{"path", verdict.path},
          {"id", verdict.id},
          {"kind", name(verdict.kind)},
          {"findings", std::move(findings)},
          {"outcomes", std::move(outcomes)}};
}

Json summary_of(const Telling& telling, const Summary& summary) {
  Json json = {{"plans", summary.plans},
               {"units", summary.units},
               {"errors", summary.errors},
               {"warnings", summary.warnings},
               {"notes", summary.notes}};
  if (!telling.gate.empty()) json["stops"] = summary.stops;
  if (!telling.baseline.empty()) json["held_back"] = summary.held_back;
  return json;
}

Json statistics_of(const Statistics& statistics) {
  Json rules = Json::array();
  for (const RuleCount& one : statistics.by_count()) {
    rules.push_back({{"rule", one.rule},
                     {"name", one.name.empty() ? Json(nullptr) : Json(one.name)},
                     {"errors", one.errors},
                     {"warnings", one.warnings},
                     {"notes", one.notes},
                     {"plans", one.plans}});
  }
  return {{"rules", std::move(rules)},
          {"files", statistics.files},
          {"by_reference", statistics.by_reference},
          {"first_of_these", statistics.first_of_these}};
}

/// A value further in, as it stands in a text of its own: every line but the first moved.
std::string moved_in(const Json& json, int columns) {
  std::string text = json_text(json);
  text.pop_back();
  std::string moved;
  for (const char c : text) {
    moved += c;
    if (c == '\n') moved.append(static_cast<std::size_t>(columns), ' ');
  }
  return moved;
}

class JsonWriter : public CheckWriter {
 public:
  using CheckWriter::CheckWriter;

  void tell(const Verdict& verdict) override {
    begin();
    out() << (empty_ ? "\n    " : ",\n    ") << moved_in(verdict_of(telling(), verdict), 4);
    empty_ = false;
  }
  void end(const Summary& summary) override {
    begin();
    out() << (empty_ ? "]" : "\n  ]")
          << ",\n  \"summary\": " << moved_in(summary_of(telling(), summary), 2);
    if (telling().statistics)
      out() << ",\n  \"statistics\": " << moved_in(statistics_of(summary.statistics), 2);
    out() << "\n}\n";
  }

 private:
  void begin() {
    if (!std::exchange(begun_, true))
      out() << "{\n  \"schema\": \"st.check/1\",\n  \"as_of\": \"" << telling().as_of.iso()
            << "\",\n  \"plans\": [";
  }

  bool begun_ = false;
  bool empty_ = true;
};

class JsonlWriter : public CheckWriter {
 public:
  using CheckWriter::CheckWriter;

  void tell(const Verdict& verdict) override {
    out() << json_text(verdict_of(telling(), verdict), -1);
  }
  void end(const Summary& summary) override {
    Json last{{"summary", summary_of(telling(), summary)}};
    if (telling().statistics) last["statistics"] = statistics_of(summary.statistics);
    out() << json_text(last, -1);
  }
};

}  // namespace

std::unique_ptr<CheckWriter> json_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<JsonWriter>(telling, out);
}

std::unique_ptr<CheckWriter> jsonl_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<JsonlWriter>(telling, out);
}

}  // namespace st
