// The formats of `st check`, one line each.
#include "st/report/check_report.hpp"

namespace st {

std::string render_text(const CheckReport& report);
std::string render_json(const CheckReport& report);
std::string render_jsonl(const CheckReport& report);
std::string render_sarif(const CheckReport& report);
std::string render_junit(const CheckReport& report);
std::string render_github(const CheckReport& report);
std::string render_gitlab(const CheckReport& report);

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", true, render_text},      {"json", false, render_json},
      {"jsonl", false, render_jsonl},   {"sarif", false, render_sarif},
      {"junit", false, render_junit},   {"github", true, render_github},
      {"gitlab", false, render_gitlab},
  };
  return all;
}

}  // namespace st
