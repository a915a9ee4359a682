// A verdict as JUnit's XML, in the stricter of its forms: a suite for each plan, a case for each
// rule, those that hold too. What has no time of its own has fixed values, so that runs are the
// same.
#include <algorithm>
#include <map>
#include <ostream>

#include <fmt/format.h>

#include "report/formats/check_formats.hpp"
#include "report/formats/svg.hpp"

namespace st {

namespace {

/// What is told of a rule of one plan, the gravest first.
struct Case {
  std::string_view rule;
  std::string_view name{};
  std::vector<const Finding*> failures{};  ///< Errors and warnings.
  std::vector<const Finding*> others{};    ///< Notes, and what is undecided or has time left.
  bool holds = false;
};

std::vector<Case> cases_of(const Verdict& verdict) {
  std::map<std::string_view, Case> by_rule;
  for (const Finding& finding : verdict.findings) {
    if (finding.outcome == Outcome::not_applicable) continue;
    Case& one = by_rule[finding.rule];
    one.rule = finding.rule;
    one.name = finding.name;
    const bool fails = finding.severity == Severity::error || finding.severity == Severity::warning;
    if (fails) {
      one.failures.push_back(&finding);
    } else if (finding.outcome == Outcome::met) {
      one.holds = true;
    } else {
      one.others.push_back(&finding);
    }
  }
  std::vector<Case> all;
  for (auto& [rule, one] : by_rule) all.push_back(std::move(one));
  return all;
}

/// A line, and one for what to do: what a value holds begins no line of its own.
std::string told(const Verdict& verdict, const Finding& finding, Lang lang) {
  const Place place = place_of(verdict, finding.where);
  std::string text = svg_escaped(fmt::format("{}:{}:{}: {}", place.file, place.line, place.column,
                                             finding.message.in(lang))) +
                     '\n';
  if (!finding.help.empty()) text += svg_escaped(finding.help.in(lang)) + '\n';
  return text;
}

std::string all_told(const Verdict& verdict, const std::vector<const Finding*>& findings,
                     Lang lang) {
  std::string out;
  for (const Finding* finding : findings) out += told(verdict, *finding, lang);
  return out;
}

std::string case_xml(const Verdict& verdict, const Case& one, Lang lang) {
  std::string out = fmt::format("    <testcase name=\"{}{}{}\" classname=\"{}\" time=\"0\">\n",
                                svg_escaped(one.rule), one.name.empty() ? "" : " ",
                                svg_escaped(one.name), svg_escaped(verdict.path));
  if (!one.failures.empty()) {
    const Finding& first = *one.failures.front();
    out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                       name(*first.severity), svg_escaped(first.message.in(lang)),
                       all_told(verdict, one.failures, lang));
  } else if (!one.holds && !one.others.empty()) {
    out += "      <skipped/>\n";
  }
  return out + "    </testcase>\n";
}

std::string suite_xml(const Telling& telling, const Verdict& verdict, std::size_t id) {
  const std::vector<Case> cases = cases_of(verdict);
  const auto failed =
      std::ranges::count_if(cases, [](const Case& one) { return !one.failures.empty(); });
  std::string notes;
  std::string body;
  for (const Case& one : cases) {
    body += case_xml(verdict, one, telling.lang);
    if (one.failures.empty()) notes += all_told(verdict, one.others, telling.lang);
  }
  return fmt::format(
      "  <testsuite id=\"{}\" package=\"st\" name=\"{}\" hostname=\"st\" "
      "timestamp=\"{}T00:00:00\" tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"0\">\n"
      "    <properties/>\n{}    <system-out>{}</system-out>\n    <system-err/>\n  </testsuite>\n",
      id, svg_escaped(verdict.path), telling.as_of.iso(), cases.size(), failed, body, notes);
}

class JunitWriter : public CheckWriter {
 public:
  using CheckWriter::CheckWriter;

  void tell(const Verdict& verdict) override {
    begin();
    out() << suite_xml(telling(), verdict, next_++);
  }
  void end(const Summary&) override {
    begin();
    out() << "</testsuites>\n";
  }

 private:
  void begin() {
    if (!std::exchange(begun_, true))
      out() << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  }

  bool begun_ = false;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<CheckWriter> junit_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<JunitWriter>(telling, out);
}

}  // namespace st
