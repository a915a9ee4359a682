// Any words in a plan: each format of st check is well formed, and nothing in it steers whoever
// reads it.
#include <sstream>

#include "st/report/check_report.hpp"

#include "fuzz/report/harmless.hpp"
#include "fuzz/report/hostile_plan.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

std::string told(const Format& format, const std::vector<Verdict>& verdicts, Lang lang) {
  Telling telling{.as_of = Date::from_ymd(2026, 11, 21).value(), .version = "0"};
  telling.shown.insert(Outcome::due);
  telling.statistics = true;
  telling.lang = lang;
  std::ostringstream out;
  const auto writer = format.open(telling, out);
  Summary summary;
  for (const Verdict& verdict : verdicts) {
    add(summary, telling, verdict);
    writer->tell(verdict);
  }
  writer->end(summary);
  return std::move(out).str();
}

std::string fault_of(std::string_view format, const std::string& text) {
  if (auto fault = fuzz::steering(text); !fault.empty()) return fault;
  if (format == "text") return {};
  if (format == "github") return fuzz::github_fault(text);
  if (format == "junit") return fuzz::xml_fault(text);
  if (format == "jsonl") return fuzz::json_lines_fault(text);
  return fuzz::json_fault(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static RuleBook book = RuleBook::built_in_for(
      {.regions = {"skane"}, .specialties = {"internmedicin"}, .regulations = {"hslf-fs-2021-8"}});
  const fuzz::HostileTree hostile{fuzz::Input(data, size)};
  const auto verdicts = check(hostile.tree, book, Date::from_ymd(2026, 11, 21).value());
  const Lang lang = size % 2 == 0 ? Lang::sv : Lang::en;
  const Format& format = fuzz::Input(data, size).one_of(formats());  // All of them would take long.
  const std::string text = told(format, verdicts, lang);
  const std::string fault = fault_of(format.name, text);
  fuzz::hold(fault.empty(), std::string(format.name) + " is harmless: " + fault, text);
  return 0;
}
