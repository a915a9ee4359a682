#include "bars.hpp"

#include <algorithm>
#include <cstdint>

namespace st {

Glyphs::Glyphs(bool ascii)
    : home(ascii ? "#" : "█"),
      away(ascii ? "=" : "▓"),
      other(ascii ? "-" : "▒"),
      unplanned(ascii ? "." : "·"),
      absence(ascii ? ":" : "░"),
      project(ascii ? "~" : "━"),
      point(ascii ? "*" : "◆"),
      today(ascii ? "|" : "│"),
      full(ascii ? "#" : "█"),
      empty(ascii ? "." : "░") {}

int Axis::column(Date day) const {
  const auto from = std::int64_t{shown_.from.days()};
  const auto at = std::clamp<std::int64_t>(day.days(), from, shown_.to.days()) - from;
  return static_cast<int>(at * columns_ / shown_.days());
}

std::string Axis::years() const {
  std::string row(static_cast<std::size_t>(columns_), ' ');
  std::size_t free = 0;
  for (int year = shown_.from.year(); year <= shown_.to.year(); ++year) {
    const auto first = Date::from_ymd(year, 1, 1);
    const Date day = std::max(first.value_or(shown_.from), shown_.from);
    const auto at = static_cast<std::size_t>(column(day));
    const std::string name = std::to_string(year);
    // A first year that is nearly over makes room for the next.
    const auto next = Date::from_ymd(year + 1, 1, 1);
    const bool crowds = year == shown_.from.year() && next && *next <= shown_.to &&
                        static_cast<std::size_t>(column(*next)) <= at + name.size();
    if (at < free || crowds || at + name.size() > row.size()) continue;
    row.replace(at, name.size(), name);
    free = at + name.size() + 1;
  }
  return row.substr(0, row.find_last_not_of(' ') + 1);
}

void Bar::draw(Period period, const std::string& glyph) {
  if (!axis_.shows(period)) return;
  for (int at = axis_.column(period.from); at <= axis_.column(period.to); ++at) {
    cells_[static_cast<std::size_t>(at)] = glyph;
  }
}

std::string Bar::text(Date today) const {
  std::string row;
  const bool shown = axis_.shows({today, today});
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    const bool mark = shown && cells_[at] == " " && static_cast<int>(at) == axis_.column(today);
    row += mark ? glyphs_.today : cells_[at];
  }
  return row.substr(0, row.find_last_not_of(' ') + 1);
}

}  // namespace st
