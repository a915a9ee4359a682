#include "years.hpp"

#include <algorithm>

#include "plan_words.hpp"

namespace st {
namespace {

std::string name_of(const Record& record) {
  if (record.type().find("title") && !record.text("title").empty()) {
    return std::string(record.text("title"));
  }
  return std::string(record.id());
}

Drawn kind_of_service(const Record& rotation) {
  const auto kind = rotation.text("kind");
  if (kind.empty() || kind == "home") return Drawn::home;
  return kind == "external" ? Drawn::away : Drawn::other;
}

class Years {
 public:
  Years(const PlanReport& report, Period shown) : report_(report), shown_(shown) {}

  std::vector<YearsRow> rows() {
    const auto in = [&](const Phrase& phrase) { return phrase.in(report_.lang); };
    posts();
    for (const Record* one : in_order(report_.plan(), "rotations")) {
      add(place_name(report_, *one), *one, kind_of_service(*one));
    }
    for (const Record* one : in_order(report_.plan(), "absences")) {
      add(in(kind_word(*one)), *one, Drawn::absence);
    }
    for (const Record* one : in_order(report_.plan(), "courses")) {
      add(in(say("plan-courses")), *one, Drawn::course);
    }
    for (const Record* one : in_order(report_.plan(), "projects")) {
      add(in(say("plan-projects")), *one, Drawn::project);
    }
    return std::move(rows_);
  }

 private:
  void add(const std::string& label, const YearsItem& item) {
    if (item.period.to < shown_.from || shown_.to < item.period.from) return;
    const auto found = std::ranges::find(rows_, label, &YearsRow::label);
    YearsRow& row = found == rows_.end() ? rows_.emplace_back(YearsRow{label}) : *found;
    const bool goes_on = !row.items.empty() && item.name.empty() &&
                         row.items.back().drawn == item.drawn && row.items.back().name.empty() &&
                         row.items.back().period.to + 1 == item.period.from;
    if (goes_on) row.items.back().period.to = item.period.to;
    if (!goes_on) row.items.push_back(item);
  }

  void add(const std::string& label, const Record& record, Drawn drawn) {
    if (const auto period = period_shown(record, shown_.to)) {
      add(label, {*period, drawn, name_of(record)});
    }
  }

  /// Days that no rotation holds, by the unit of their post.
  void posts() {
    const Record* training = report_.plan().section("training");
    const std::string own(training ? training->text("unit") : std::string_view());
    for (const Spell& spell : report_.projection.spells) {
      if (!spell.rotations.empty() || spell.counted.points() == 0) continue;
      const std::string unit = spell.post && !spell.post->unit.empty() ? spell.post->unit : own;
      const bool ahead = spell.period.from > report_.as_of();
      const std::string label =
          unit.empty() ? say("plan-service").in(report_.lang) : unit_name(report_, unit);
      add(label, {spell.period, ahead ? Drawn::unplanned : Drawn::home});
    }
  }

  const PlanReport& report_;
  Period shown_;
  std::vector<YearsRow> rows_{};
};

}  // namespace

Period years_shown(const PlanReport& report) {
  const Date start = report.projection.start().value_or(report.as_of());
  const Date end = report.projection.end().value_or(std::max(start, report.as_of()));
  const Date from = report.from.value_or(start);
  return {from, std::max(from, report.to.value_or(end))};
}

std::vector<YearsRow> years_of(const PlanReport& report, Period shown) {
  return Years(report, shown).rows();
}

}  // namespace st
