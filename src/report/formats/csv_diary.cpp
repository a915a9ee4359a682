// The diary for spreadsheets.
#include "st/report/diary.hpp"

#include "report/formats/csv.hpp"

namespace st {

std::string diary_csv(const Diary& diary);

namespace {

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "; ") + one;
  return text;
}

}  // namespace

std::string diary_csv(const Diary& diary) {
  std::string file = csv::begun(
      {"date", "to", "kind", "what", "goals", "people", "id", "file", "line", "planned"});
  for (const DiaryEntry& entry : diary.entries) {
    csv::add_row(file, {entry.from.iso(), entry.to ? entry.to->iso() : "", entry.kind, entry.what,
                        joined(entry.goals), joined(entry.names), entry.id, entry.file,
                        std::to_string(entry.line), entry.planned ? "yes" : "no"});
  }
  return file;
}

}  // namespace st
