// The diary for spreadsheets: RFC 4180 with a byte order mark, since Excel would else take å for
// two letters. A text that a spreadsheet would take for a formula gets an apostrophe in front.
#include "st/report/diary.hpp"

namespace st {

std::string diary_csv(const Diary& diary);

namespace {

bool is_formula(std::string_view text) {
  const auto first = text.find_first_not_of(" \xA0\xC2");
  if (first == text.npos) return false;
  const std::string_view rest = text.substr(first);
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return true;
  }
  return false;
}

std::string cell(std::string text) {
  if (is_formula(text)) text.insert(0, 1, '\'');
  if (text.find_first_of(",;\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "; ") + one;
  return text;
}

}  // namespace

std::string diary_csv(const Diary& diary) {
  std::string csv =
      "\xEF\xBB\xBF"
      "date,to,kind,what,goals,people,id,file,line,planned\r\n";
  for (const DiaryEntry& entry : diary.entries) {
    csv += entry.from.iso() + "," + (entry.to ? entry.to->iso() : "") + "," + cell(entry.kind) +
           "," + cell(entry.what) + "," + cell(joined(entry.goals)) + "," +
           cell(joined(entry.names)) + "," + cell(entry.id) + "," + cell(entry.file) + "," +
           std::to_string(entry.line) + "," + (entry.planned ? "yes" : "no") + "\r\n";
  }
  return csv;
}

}  // namespace st
