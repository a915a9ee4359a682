// The diary for people: a line for each entry, what is planned after what has been.
#include <algorithm>

#include "st/report/diary.hpp"
#include "st/report/page.hpp"

namespace st {

std::string diary_json(const Diary& diary);
std::string diary_csv(const Diary& diary);

namespace {

constexpr int kColumn = 26;  ///< Two days and what is around them.

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string days_of(const DiaryEntry& entry) {
  if (!entry.to || *entry.to == entry.from) return entry.from.iso();
  return entry.from.iso() + "–" + entry.to->iso();
}

std::string line_of(const DiaryEntry& entry) {
  std::string line = entry.what;
  if (!entry.names.empty()) line += " · " + joined(entry.names);
  if (!entry.goals.empty()) line += " · " + joined(entry.goals);
  line +=
      " [" + (entry.id.empty() ? entry.file + ":" + std::to_string(entry.line) : entry.id) + "]";
  return line;
}

std::string diary_text(const Diary& diary) {
  Page page(diary.colour, diary.width);
  const auto heading = [&](const std::string& text) {
    if (!page.empty()) page.line();
    page.put(text, Ink::strong).line();
  };
  std::string year;
  bool planned = false;
  for (const DiaryEntry& entry : diary.entries) {
    const std::string its = entry.from.iso().substr(0, 4);
    if (entry.planned && !planned) {
      heading(say("diary-planned", {diary.as_of.iso()}).in(diary.lang));
    } else if (!planned && its != year) {
      heading(its);
    }
    planned |= entry.planned;
    year = its;
    page.labelled(days_of(entry), line_of(entry), kColumn);
  }
  const auto behind = std::count_if(diary.entries.begin(), diary.entries.end(),
                                    [](const DiaryEntry& entry) { return !entry.planned; });
  if (!diary.entries.empty()) page.line();
  page.put(say("diary-count", {std::to_string(behind),
                               std::to_string(static_cast<long>(diary.entries.size()) - behind)})
               .in(diary.lang));
  page.line();
  return page.take();
}

}  // namespace

const std::vector<DiaryFormat>& diary_formats() {
  static const std::vector<DiaryFormat> all{
      {"text", diary_text}, {"json", diary_json}, {"csv", diary_csv}};
  return all;
}

}  // namespace st
