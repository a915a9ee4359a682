// The verdict for programs, `st.check/1`: schemas/st.check.schema.json describes it. Fields may be
// added; none is taken away or changes its meaning under this name.
#include <nlohmann/json.hpp>

#include "st/report/check_report.hpp"

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

Json verdict_of(const CheckReport& report, const Verdict& verdict) {
  Json findings = Json::array();
  for (const Finding& finding : verdict.findings) {
    if (is_shown(report, finding)) findings.push_back(finding_of(verdict, finding, report.lang));
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

Json summary_of(const CheckReport& report) {
  const Summary summary = summarise(report);
  Json json = {{"plans", summary.plans},
               {"units", summary.units},
               {"errors", summary.errors},
               {"warnings", summary.warnings},
               {"notes", summary.notes}};
  if (!report.gate.empty()) json["stops"] = summary.stops;
  if (report.held_back) json["held_back"] = report.held_back->findings;
  return json;
}

}  // namespace

std::string render_json(const CheckReport& report) {
  Json plans = Json::array();
  for (const Verdict& verdict : report.verdicts) plans.push_back(verdict_of(report, verdict));
  return json_text({{"schema", "st.check/1"},
                    {"as_of", report.as_of.iso()},
                    {"plans", std::move(plans)},
                    {"summary", summary_of(report)}});
}

std::string render_jsonl(const CheckReport& report) {
  std::string text;
  for (const Verdict& verdict : report.verdicts) text += json_text(verdict_of(report, verdict), -1);
  return text + json_text({{"summary", summary_of(report)}}, -1);
}

}  // namespace st
