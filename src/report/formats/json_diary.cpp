// The diary for programs, `st.log/1`: schemas/st.log.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/diary.hpp"

#include "report/formats/json_text.hpp"

namespace st {

std::string diary_json(const Diary& diary);

std::string diary_json(const Diary& diary) {
  using Json = nlohmann::ordered_json;
  Json entries = Json::array();
  for (const DiaryEntry& entry : diary.entries) {
    entries.push_back({{"date", entry.from.iso()},
                       {"to", entry.to ? Json(entry.to->iso()) : Json(nullptr)},
                       {"kind", entry.kind},
                       {"id", entry.id.empty() ? Json(nullptr) : Json(entry.id)},
                       {"what", entry.what},
                       {"goals", entry.goals},
                       {"people", entry.people},
                       {"file", entry.file},
                       {"line", entry.line},
                       {"planned", entry.planned}});
  }
  const Json json{{"schema", "st.log/1"},
                  {"as_of", diary.as_of.iso()},
                  {"plan", diary.plan},
                  {"entries", std::move(entries)}};
  return json_text(json);
}

}  // namespace st
