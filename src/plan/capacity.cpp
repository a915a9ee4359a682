#include "st/plan/capacity.hpp"

#include <algorithm>
#include <set>

namespace st {

std::string shown_name(const Document& plan) {
  const Record* doctor = plan.section("doctor");
  const std::string name(doctor ? doctor->text("name") : std::string_view());
  return name.empty() ? std::string(plan.id()) : name;
}

std::optional<int> capacity_on(const Document* unit, Date day) {
  std::optional<int> rooms;
  if (!unit) return rooms;
  for (const Record* one : unit->body().records("capacity")) {
    const auto from = one->date("from");
    const auto to = one->date("to");
    const auto number = one->number("trainees");
    const bool holds = (!from || *from <= day) && (!to || day <= *to);
    if (number && holds) rooms = rooms.value_or(0) + static_cast<int>(number->hundredths / 100);
  }
  return rooms;
}

namespace {

void add(std::vector<Presence>& all, Presence one) {
  if (one.unit.empty()) return;
  for (Presence& other : all) {
    const bool goes_on = other.plan == one.plan && other.unit == one.unit &&
                         other.rotation == one.rotation && other.period.to + 1 == one.period.from;
    if (!goes_on) continue;
    other.period.to = one.period.to;
    return;
  }
  all.push_back(std::move(one));
}

UnitMonth month_of(const std::vector<const Presence*>& all, const Document* unit, Date first) {
  UnitMonth month;
  const Date next = add_months(first, 1);
  for (Date day = first; day < next; day = day + 1) {
    std::set<std::string_view> doctors;
    for (const Presence* one : all) {
      if (one->period.contains(day)) doctors.insert(one->plan);
    }
    const int count = static_cast<int>(doctors.size());
    const auto rooms = capacity_on(unit, day);
    month.most = std::max(month.most, count);
    if (rooms) month.capacity = std::min(month.capacity.value_or(*rooms), *rooms);
    month.over |= rooms && count > *rooms;
  }
  for (const Presence* one : all) {
    if (one->period.from < next && first <= one->period.to) month.there.push_back(one);
  }
  return month;
}

}  // namespace

void add_presences(const Document& plan, const Projection& projection,
                   std::vector<Presence>& presences) {
  const Record* training = plan.section("training");
  const std::string home(training ? training->text("unit") : std::string_view());
  std::vector<Presence> own;
  for (const Spell& spell : projection.spells) {
    const bool there = spell.working.points() > 0 && spell.away != spell.working;
    if (!there) continue;
    for (const Record* rotation : spell.rotations) {
      add(own, {std::string(rotation->text("unit")), plan.path, shown_name(plan), spell.period,
                rotation});
    }
    if (!spell.rotations.empty()) continue;
    const std::string unit = spell.post && !spell.post->unit.empty() ? spell.post->unit : home;
    add(own, {unit, plan.path, shown_name(plan), spell.period, nullptr});
  }
  presences.insert(presences.end(), own.begin(), own.end());
}

std::vector<UnitLoad> loads_of(const std::vector<Presence>& presences,
                               const std::deque<Document>& units, Date first, int months) {
  std::set<std::string> ids;
  for (const Presence& one : presences) ids.insert(one.unit);
  for (const Document& unit : units) {
    if (unit.body().has("capacity")) ids.emplace(unit.id());
  }
  std::vector<UnitLoad> loads;
  for (const std::string& id : ids) {
    const auto found = std::ranges::find(units, id, &Document::id);
    const Document* unit = found == units.end() ? nullptr : &*found;
    const std::string name(unit ? unit->body().text("name") : std::string_view());
    UnitLoad& load = loads.emplace_back(UnitLoad{id, name.empty() ? id : name});
    std::vector<const Presence*> all;
    for (const Presence& one : presences) {
      if (one.unit == id) all.push_back(&one);
    }
    for (int i = 0; i < months; ++i) {
      load.months.push_back(month_of(all, unit, add_months(first, i)));
    }
  }
  std::erase_if(loads, [](const UnitLoad& load) {
    return std::ranges::all_of(
        load.months, [](const UnitMonth& month) { return !month.capacity && month.most == 0; });
  });
  std::ranges::stable_sort(loads, {}, &UnitLoad::name);
  return loads;
}

std::vector<const Presence*> who_could_move(const UnitMonth& month, Date as_of) {
  std::vector<const Presence*> movable;
  for (const Presence* one : month.there) {
    if (!one->rotation || one->period.from <= as_of) continue;
    const auto status = one->rotation->text("status");
    if (status.empty() || status == "planned") movable.push_back(one);
  }
  return movable;
}

}  // namespace st
