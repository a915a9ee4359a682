// The timeline's days, gathered into spells, and summed up to today.
#include "st/plan/projection.hpp"

#include <algorithm>

namespace st {
namespace {

/// A record's days, read once.
struct Stay {
  const Record* record;
  Date from;
  Date to;
};

std::vector<Stay> stays_of(const std::vector<const Record*>& records, Date last) {
  std::vector<Stay> stays;
  for (const Record* record : records) {
    const auto from = record->date("from");
    const bool cancelled = record->type().find("status") && record->text("status") == "cancelled";
    if (from && !cancelled) stays.push_back({record, *from, record->date("to").value_or(last)});
  }
  return stays;
}

std::vector<const Record*> on(const std::vector<Stay>& stays, Date day) {
  std::vector<const Record*> records;
  for (const Stay& stay : stays) {
    if (stay.from <= day && day <= stay.to) records.push_back(stay.record);
  }
  return records;
}

/// The days on which some record begins, or is over.
std::vector<Date> turns_of(const std::vector<Stay>& stays) {
  std::vector<Date> turns;
  for (const Stay& stay : stays) {
    turns.push_back(stay.from);
    turns.push_back(stay.to + 1);
  }
  return turns;
}

bool alike(const ServiceDay& a, const ServiceDay& b) {
  return a.working == b.working && a.away == b.away && a.points == b.points &&
         a.left_out == b.left_out && a.recorded == b.recorded;
}

Spell begun(const Timeline& timeline, const ServiceDay& day, Date date) {
  Spell spell;
  spell.period = {date, date};
  spell.recorded = day.recorded;
  spell.post = timeline.post_on(date);
  spell.working = Share::basis_points(day.working);
  spell.away = Share::basis_points(day.away);
  spell.counted = Share::basis_points(day.points);
  spell.left_out = day.left_out;
  return spell;
}

void add(std::vector<NotCounted>& all, const NotCounted& more) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const NotCounted& one) {
    return one.rule == more.rule && one.absence == more.absence;
  });
  if (same == all.end()) {
    all.push_back(more);
  } else {
    same->months += more.months;
  }
}

/// The spells of the days up to the end; new ones begin where a record does, and after as-of.
std::vector<Spell> spells_of(const World& world, const Timeline& timeline, Date as_of,
                             Months credited) {
  const auto& days = timeline.days();
  if (days.empty()) return {};
  const Date first = *timeline.start();
  const Date last = timeline.projected_end().value_or(first + static_cast<int>(days.size()) - 1);
  const auto rotations = stays_of(world.plan().list("rotations"), last);
  const auto absences = stays_of(world.plan().list("absences"), last);
  std::vector<Date> turns = turns_of(rotations);
  std::ranges::copy(turns_of(absences), std::back_inserter(turns));
  for (const Post& post : timeline.posts()) {
    turns.push_back(post.period.from);
    turns.push_back(post.period.to + 1);
  }
  turns.push_back(as_of + 1);
  std::ranges::sort(turns);
  std::vector<Spell> spells;
  Months sum = credited;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const Date date = first + static_cast<int>(i);
    if (date > last) break;
    const bool turn = i == 0 || std::ranges::binary_search(turns, date);
    if (turn || !alike(days[i - 1], days[i])) {
      spells.push_back(begun(timeline, days[i], date));
      spells.back().rotations = on(rotations, date);
      spells.back().absences = on(absences, date);
    }
    const Months counted = Months::of_day(date, Share::basis_points(days[i].points));
    spells.back().period.to = date;
    spells.back().months += counted;
    spells.back().sum = sum += counted;
  }
  return spells;
}

/// What full time in these days is more than what counts.
Months away_in(const Spell& spell) {
  Months months;
  for (Date day = spell.period.from; day <= spell.period.to; day = day + 1) {
    months += Months::of_day(day, spell.away);
  }
  return months;
}

}  // namespace

Projection::Projection(const World& world, const std::vector<const Pack*>& packs, Date today)
    : timeline(Context{.world = world,
                       .document = world.plan(),
                       .packs = packs,
                       .as_of = today,
                       .moment = today}),
      as_of(today),
      credited(timeline.credited()) {
  spells = spells_of(world, timeline, as_of, credited);
  for (const Spell& spell : spells) {
    const bool past = spell.period.from <= as_of;
    (past ? done : to_come) += spell.months;
    if (past && !spell.absences.empty() && spell.away.points() > 0) {
      add(not_counted, {.absence = spell.absences.front(), .months = away_in(spell)});
    }
  }
  for (const LeftOut& one : timeline.left_out()) {
    if (!one.unknown && one.period.from <= as_of)
      add(not_counted, {.rule = one.rule, .months = one.months});
  }
  std::ranges::stable_sort(not_counted, std::greater{}, &NotCounted::months);
  if (const auto required = timeline.required()) {
    left = std::max(Months{}, *required - credited - done);
  }
}

}  // namespace st
