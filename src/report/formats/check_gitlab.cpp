// Findings for GitLab's code quality widget: a list of issues, each with a fingerprint that is its
// own and stays the same when lines move.
#include <ostream>

#include <nlohmann/json.hpp>

#include "report/formats/check_formats.hpp"
#include "report/formats/json_text.hpp"

namespace st {

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

Json issue_of(const Told& told, Lang lang) {
  const Place place = place_of(*told.verdict, told.finding->where);
  return {{"description", description(*told.finding, lang)},
          {"check_name", told.finding->rule},
          {"fingerprint", told.fingerprint},
          {"severity", gravity(*told.finding->severity)},
          {"location", {{"path", place.file}, {"lines", {{"begin", place.line}}}}}};
}

class GitlabWriter : public CheckWriter {
 public:
  using CheckWriter::CheckWriter;

  void tell(const Verdict& verdict) override {
    for (const Told& told : told_of(telling(), verdict))
      issues_.of(*told.finding->severity).push_back(issue_of(told, telling().lang));
  }
  void end(const Summary&) override {
    Json all = Json::array();
    issues_.visit([&](const Json& issue) { all.push_back(issue); });
    out() << json_text(all);
  }

 private:
  ByGravity<Json> issues_{};
};

}  // namespace

std::unique_ptr<CheckWriter> gitlab_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<GitlabWriter>(telling, out);
}

}  // namespace st
