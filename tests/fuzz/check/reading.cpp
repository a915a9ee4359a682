// Any bytes: as a plan's file, with a unit's besides, they are read, held to their references and
// judged. Nothing breaks; what is refused is told, with a place that can be shown.
#include "st/check/check.hpp"

#include "fuzz/input.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

RuleBook& book() {
  static RuleBook all = RuleBook::built_in();
  return all;
}

void look_at(const Span& where, const std::string& text) {
  if (!where) return;
  fuzz::hold(where.begin <= where.end && where.end <= where.source->text().size(),
             "a finding has its place", text);
  where.source->position(where.begin);
  where.source->line_at(where.end);
}

void look_at(const Verdict& verdict, const std::string& text) {
  for (const Finding& finding : verdict.findings) {
    fuzz::hold(!finding.rule.empty(), "a finding has its rule", text);
    look_at(finding.where, text);
    for (const Span& where : finding.evidence) look_at(where, text);
    for (const Related& other : finding.related) look_at(other.where, text);
    for (const Lang lang : {Lang::sv, Lang::en}) {
      finding.message.in(lang);
      finding.help.in(lang);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto parts = fuzz::Input(data, size).parts();
  std::vector<FileText> files{{"plan/st.yaml", parts[0]}};
  if (parts.size() > 1) files.push_back({"units/unit.yaml", parts[1]});
  if (parts.size() > 2) files.push_back({"regions/region.yaml", parts[2]});
  const Tree tree = tree_of(".", std::move(files), [](const std::string&) { return true; });
  const Date as_of = Date::from_ymd(2026, 11, 21).value();
  const auto verdicts = check(tree, book(), as_of);
  for (const Verdict& verdict : verdicts) look_at(verdict, text);
  return 0;
}
