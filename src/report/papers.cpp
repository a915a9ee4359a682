// The reports and their formats, one line each.
#include "st/report/papers.hpp"

namespace st {

Paper annual_paper(const Subject& subject);
Paper meeting_paper(const Subject& subject);
Paper goals_paper(const Subject& subject);
Paper timeline_paper(const Subject& subject);
Paper duties_paper(const Subject& subject);
Paper application_paper(const Subject& subject);
Paper certificates_paper(const Subject& subject);
Paper cohort_paper(const Subject& subject);
Paper metrics_paper(const Subject& subject);
Paper survey_paper(const Subject& subject);
Paper unit_paper(const Subject& subject);

const std::vector<ReportKind>& report_kinds() {
  static const std::vector<ReportKind> all{
      {"annual", say("annual-about"), true, true, annual_paper},
      {"meeting", say("meeting-about"), true, true, meeting_paper},
      {"goals", say("goals-about"), true, false, goals_paper},
      {"application", say("application-about"), true, false, application_paper, "application"},
      {"certificates", say("certificates-about"), true, false, certificates_paper, "application",
       true},
      {"timeline", say("timeline-about"), true, false, timeline_paper},
      {"duties", say("duties-about"), true, false, duties_paper, {}, false, true, false, true},
      {"cohort", say("cohort-about"), false, false, cohort_paper},
      {"metrics", say("metrics-about"), false, false, metrics_paper, {}, false, false, true},
      {"survey", say("survey-about"), false, false, survey_paper},
      {"unit", say("unit-about"), false, false, unit_paper, {}, false, true},
  };
  return all;
}

std::string paper_text(const Paper& paper, const Reader& reader);
std::string paper_markdown(const Paper& paper, const Reader& reader);
std::string paper_html(const Paper& paper, const Reader& reader);
std::string paper_csv(const Paper& paper, const Reader& reader);
std::string paper_json(const Paper& paper, const Reader& reader);
std::string paper_sheets(const Paper& paper, const Reader& reader);

const std::vector<PaperFormat>& paper_formats() {
  static const std::vector<PaperFormat> all{
      {"text", true, paper_text},  {"markdown", true, paper_markdown},
      {"html", true, paper_html},  {"csv", true, paper_csv},
      {"json", false, paper_json}, {"xlsx", true, paper_sheets, "xlsx"},
  };
  return all;
}

}  // namespace st
