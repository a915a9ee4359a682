// Findings as GitHub's workflow commands, which it shows beside the lines of a change; then the
// text for the log. GitHub shows ten of each kind for a step and drops the others without a word:
// the gravest come first, and how many are left out is said.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "st/text/safe.hpp"

#include "report/formats/check_formats.hpp"

namespace st {

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

class GithubWriter : public CheckWriter {
 public:
  GithubWriter(const Telling& telling, std::ostream& out)
      : CheckWriter(telling, out), text_writer_(text_writer(telling, text_)) {}

  void tell(const Verdict& verdict) override {
    for (const Told& told : told_of(telling(), verdict)) {
      auto& lines = lines_.of(*told.finding->severity);
      if (lines.size() < kShown) {
        lines.push_back(line_of(told, telling().lang));
      } else {
        ++left_out_;
      }
    }
    text_writer_->tell(verdict);
  }

  void end(const Summary& summary) override {
    text_writer_->end(summary);
    lines_.visit([this](const std::string& line) { out() << line; });
    if (left_out_ > 0) {
      const Phrase more = say("check-github-more", {std::to_string(left_out_)});
      out() << fmt::format("::notice title=st::{}\n", escaped(more.in(telling().lang), ""));
    }
    // Nothing that stands in the text is a command, nor the word that ends it.
    const std::string text = text_.str();
    std::string token = "st-end-of-text";
    while (text.find(token) != std::string::npos) token += "-x";
    out() << "::stop-commands::" << token << "\n" << text << "::" << token << "::\n";
  }

 private:
  std::ostringstream text_{};
  std::unique_ptr<CheckWriter> text_writer_;
  ByGravity<std::string> lines_{};
  std::size_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<CheckWriter> github_writer(const Telling& telling, std::ostream& out) {
  return std::make_unique<GithubWriter>(telling, out);
}

}  // namespace st
