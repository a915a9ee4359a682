// Findings as GitHub's workflow commands, which it shows beside the lines of a change; then the
// text for the log. GitHub shows ten of each kind for a step and drops the others without a word:
// the gravest come first, and how many are left out is said.
#include <algorithm>

#include <fmt/format.h>

#include "st/report/check_report.hpp"
#include "st/text/safe.hpp"

namespace st {

std::string render_text(const CheckReport& report);
std::string render_github(const CheckReport& report);

namespace {

constexpr std::size_t kShown = 10;

std::string escaped(std::string_view raw, std::string_view more) {
  std::string out;
  for (const char c : raw) {
    const bool special =
        c == '%' || c == '\r' || c == '\n' || more.find(c) != std::string_view::npos;
    out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string in_property(std::string_view raw) { return escaped(SafeText::from(raw).str(), ":,"); }

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "notice";
}

/// Columns only within a line: of a stretch of several GitHub makes nothing.
std::string where(const Place& place) {
  std::string out = fmt::format("file={},line={},endLine={}", in_property(place.file), place.line,
                                place.end_line);
  if (place.line == place.end_line && place.column < place.end_column)
    out += fmt::format(",col={},endColumn={}", place.column, place.end_column);
  return out;
}

std::string line_of(const Told& told, Lang lang) {
  const Finding& finding = *told.finding;
  std::string words = SafeText::from(finding.message.in(lang)).str();
  if (!finding.help.empty()) words += "\n" + SafeText::from(finding.help.in(lang)).str();
  return fmt::format("::{} title=st {},{}::{}\n", command(*finding.severity),
                     in_property(finding.rule), where(place_of(*told.verdict, finding.where)),
                     escaped(words, ""));
}

}  // namespace

std::string render_github(const CheckReport& report) {
  std::string out;
  const std::vector<Told> all = gravest_first(report);
  std::size_t left_out = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    std::size_t shown = 0;
    for (const Told& told : all) {
      if (*told.finding->severity != severity) continue;
      if (++shown <= kShown) out += line_of(told, report.lang);
    }
    left_out += shown - std::min(shown, kShown);
  }
  if (left_out > 0)
    out += fmt::format(
        "::notice title=st::{}\n",
        escaped(say("check-github-more", {std::to_string(left_out)}).in(report.lang), ""));
  // Nothing that stands in the text is a command, nor the word that ends it.
  const std::string text = render_text(report);
  std::string token = "st-end-of-text";
  while (text.find(token) != std::string::npos) token += "-x";
  return out + fmt::format("::stop-commands::{0}\n{1}::{0}::\n", token, text);
}

}  // namespace st
