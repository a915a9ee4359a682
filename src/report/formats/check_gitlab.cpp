// Findings for GitLab's code quality widget: a list of issues, each with a fingerprint that is its
// own and stays the same when lines move.
#include <nlohmann/json.hpp>

#include "st/report/check_report.hpp"

#include "report/formats/json_text.hpp"

namespace st {

std::string render_gitlab(const CheckReport& report);

namespace {

using Json = nlohmann::ordered_json;

std::string_view gravity(Severity severity) {
  switch (severity) {
    case Severity::error: return "critical";
    case Severity::warning: return "minor";
    case Severity::note: break;
  }
  return "info";
}

/// What the widget shows is this text alone.
std::string description(const Finding& finding, Lang lang) {
  std::string text = finding.message.in(lang);
  if (!finding.help.empty()) text += ". " + finding.help.in(lang);
  return text;
}

}  // namespace

std::string render_gitlab(const CheckReport& report) {
  Json issues = Json::array();
  for (const Told& told : gravest_first(report)) {
    const Place place = place_of(*told.verdict, told.finding->where);
    issues.push_back({{"description", description(*told.finding, report.lang)},
                      {"check_name", told.finding->rule},
                      {"fingerprint", told.fingerprint},
                      {"severity", gravity(*told.finding->severity)},
                      {"location", {{"path", place.file}, {"lines", {{"begin", place.line}}}}}});
  }
  return json_text(issues);
}

}  // namespace st
