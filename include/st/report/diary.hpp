// The training as it went: every record that has a day, in the order of the days.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/record/document.hpp"
#include "st/record/kinds.hpp"

namespace st {

struct DiaryEntry {
  Date from{};
  std::optional<Date> to{};  ///< Of a period that has ended or will.
  std::string kind;          ///< "talk"; "rotation.start_talk" of an event inside a record.
  std::string id{};          ///< Empty when it has none.
  std::string what{};        ///< In the reader's words.
  std::vector<std::string> goals{};
  std::vector<std::string> people{};  ///< By id.
  std::vector<std::string> names{};   ///< The same people by name, where one is known.
  std::string file{};
  int line = 0;
  bool planned = false;  ///< After the day that is today.
};

/// What is asked for; what is empty asks for everything.
struct DiaryFilter {
  std::vector<std::string> kinds{};
  std::optional<Date> from{};
  std::optional<Date> to{};
  std::vector<std::string> goals{};
  std::string person{};  ///< An id, or the beginning of a name or of a part of it.
};

struct Diary {
  std::string plan;  ///< As it is shown.
  Date as_of{};
  std::vector<DiaryEntry> entries{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

/// Every entry of the plan that the filter asks for. Fields and sections follow from the
/// declarations; what has no day is left out.
std::vector<DiaryEntry> diary_of(const World& world, Date as_of, Lang lang,
                                 const DiaryFilter& filter);

/// One way of telling it.
struct DiaryFormat {
  std::string_view name;
  std::string (*render)(const Diary& diary);
};
const std::vector<DiaryFormat>& diary_formats();

}  // namespace st
