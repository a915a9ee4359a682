#include "st/dossier/service.hpp"

#include <algorithm>

namespace st {
namespace {

bool in_bt(const World& world, const Spell& spell) {
  if (spell.post && spell.post->bt) return true;
  for (const Record* rotation : spell.rotations) {
    if (!rotation->text("part").empty()) return rotation->text("part") == "bt";
  }
  const Record* bt = world.plan().section("bt");
  const auto start = bt ? bt->date("start") : std::nullopt;
  const auto end = bt ? bt->date("end") : std::nullopt;
  return start && *start <= spell.period.from && (!end || spell.period.to <= *end);
}

bool in_sweden(const Spell& spell) {
  return std::ranges::all_of(spell.rotations, [](const Record* rotation) {
    const auto country = rotation->text("country");
    return country.empty() || country == "SE";
  });
}

bool is_wanted(const World& world, const Spell& spell, std::string_view which) {
  if (which == "bt") return in_bt(world, spell);
  return which != "sweden" || in_sweden(spell);
}

ServiceRow row_of(const Spell& spell) {
  ServiceRow row{.period = spell.period, .share = spell.counted};
  if (!spell.rotations.empty()) {
    row.rotation = spell.rotations.front();
    row.unit = row.rotation->text("unit");
  } else if (spell.post) {
    row.unit = spell.post->unit;
  }
  return row;
}

/// Does it go on where the other ends, at the same place and to the same extent?
bool goes_on(const ServiceRow& row, const ServiceRow& next) {
  return row.rotation == next.rotation && row.unit == next.unit && row.share == next.share &&
         row.period.to + 1 == next.period.from;
}

}  // namespace

std::vector<ServiceRow> service_rows(const World& world, const Projection& projection, Date until,
                                     std::string_view which) {
  std::vector<ServiceRow> rows;
  for (const Spell& spell : projection.spells) {
    if (until < spell.period.from) break;
    if (spell.counted == Share() || !is_wanted(world, spell, which)) continue;
    ServiceRow row = row_of(spell);
    row.period.to = std::min(row.period.to, until);
    if (!rows.empty() && goes_on(rows.back(), row)) {
      rows.back().period.to = row.period.to;
    } else {
      rows.push_back(std::move(row));
    }
  }
  for (ServiceRow& row : rows) row.months = projection.timeline.service(row.period);
  return rows;
}

Months sum_of(const std::vector<ServiceRow>& rows) {
  Months sum;
  for (const ServiceRow& row : rows) sum += row.months;
  return sum;
}

}  // namespace st
