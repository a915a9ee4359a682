// The table for people; what does not fit its column is cut.
#include <algorithm>
#include <array>

#include "st/report/cohort.hpp"
#include "st/report/page.hpp"

namespace st {

std::string cohort_json(const Cohort& cohort);
std::string cohort_csv(const Cohort& cohort);

namespace {

constexpr std::size_t kColumns = 8;
using Cells = std::array<std::string, kColumns>;

Cells cells_of(const CohortRow& row, Lang lang) {
  const auto day = [](const std::optional<Date>& some) { return some ? some->iso() : "–"; };
  const auto months = [&](const std::optional<Months>& some) {
    return some ? decimal(some->text()).in(lang) : "–";
  };
  return {row.doctor,
          row.specialty.in(lang),
          day(row.end),
          months(row.late),
          months(row.left),
          day(row.next),
          std::to_string(row.errors),
          std::to_string(row.warnings)};
}

std::string cohort_text(const Cohort& cohort) {
  std::vector<Cells> table{{"cohort-doctor", "cohort-specialty", "cohort-end", "cohort-late",
                            "cohort-left", "cohort-next", "cohort-errors", "cohort-warnings"}};
  for (std::string& id : table.front()) id = say(id).in(cohort.lang);
  for (const CohortRow& row : cohort.rows) table.push_back(cells_of(row, cohort.lang));
  constexpr std::array<bool, kColumns> kNumber{false, false, false, true, true, false, true, true};
  std::array<int, kColumns> widths{};
  for (const Cells& cells : table) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths[i] = std::max(widths[i], display_width(SafeText::from(cells[i]).str()));
    }
  }
  // The names give way first.
  int all = 2 * static_cast<int>(kColumns - 1);
  for (const int width : widths) all += width;
  for (const std::size_t name : {1U, 0U}) {
    const int less = std::clamp(all - cohort.width, 0, std::max(0, widths[name] - 10));
    widths[name] -= less;
    all -= less;
  }
  Page page(cohort.colour, cohort.width);
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::string text = cut(SafeText::from(table[row][i]).str(), widths[i]);
      const std::string pad(static_cast<std::size_t>(widths[i] - display_width(text)), ' ');
      line += i ? "  " : "";
      line += kNumber[i] ? pad + text : text + pad;
    }
    line.resize(line.find_last_not_of(' ') + 1);
    const bool grave = row > 0 && cohort.rows[row - 1].errors > 0;
    page.put(line, row == 0 ? Ink::strong : grave ? Ink::red : Ink::plain).line();
  }
  page.line();
  page.put(say("cohort-count", {std::to_string(cohort.rows.size()), cohort.as_of.iso()})
               .in(cohort.lang));
  page.line();
  return page.take();
}

}  // namespace

const std::vector<CohortFormat>& cohort_formats() {
  static const std::vector<CohortFormat> all{
      {"text", cohort_text}, {"json", cohort_json}, {"csv", cohort_csv}};
  return all;
}

}  // namespace st
