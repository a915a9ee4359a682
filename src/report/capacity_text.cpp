// A map of units and months for people, and below it each month that has too many.
#include <algorithm>

#include "st/report/capacity.hpp"
#include "st/report/page.hpp"

namespace st {

std::string capacity_json(const CapacityReport& report);
std::string capacity_csv(const CapacityReport& report);

namespace {

constexpr int kLabels = 26;
constexpr int kCell = 3;

std::string month_name(Date first) { return first.iso().substr(0, 7); }

class Map {
 public:
  explicit Map(const CapacityReport& report)
      : report_(report), page_(report.colour, report.width) {}

  std::string render() {
    const int room = std::max(1, (report_.width - kLabels) / kCell);
    const int all =
        report_.loads.empty() ? 0 : static_cast<int>(report_.loads.front().months.size());
    for (int from = 0; from < all; from += room) {
      block(from, std::min(all, from + room));
      page_.line();
    }
    page_.put(in(say("capacity-legend")), Ink::dim).line();
    too_many();
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  static std::string right(const std::string& text) {
    const int pad = std::max(0, kCell - display_width(text));
    return std::string(static_cast<std::size_t>(pad), ' ') + text;
  }

  void label(const std::string& text) {
    const std::string name = cut(text, kLabels - 1);
    page_.put(name).put(std::string(static_cast<std::size_t>(kLabels - display_width(name)), ' '));
  }

  /// Years above, months below, then a row for each unit.
  void block(int from, int to) {
    std::string months;
    for (int i = from; i < to; ++i) {
      months += right(month_name(add_months(report_.first, i)).substr(5));
    }
    label("");
    page_.put(header_of_years(from, to), Ink::strong).line();
    label("");
    page_.put(months, Ink::strong).line();
    for (const UnitLoad& load : report_.loads) {
      label(load.name);
      for (int i = from; i < to; ++i) cell(load.months[static_cast<std::size_t>(i)]);
      page_.line();
    }
  }

  std::string header_of_years(int from, int to) const {
    const int columns = (to - from) * kCell;
    std::string row(static_cast<std::size_t>(columns), ' ');
    for (int i = from; i < to; ++i) {
      const std::string name = month_name(add_months(report_.first, i));
      const int column = (i - from) * kCell + 1;
      const auto at = static_cast<std::size_t>(column);
      if ((i == from || name.ends_with("-01")) && at + 4 <= row.size()) {
        row.replace(at, 4, name.substr(0, 4));
      }
    }
    return row.substr(0, row.find_last_not_of(' ') + 1);
  }

  void cell(const UnitMonth& month) {
    const std::string number = month.most == 0 ? "." : std::to_string(month.most);
    const Ink ink = month.over                                        ? Ink::red
                    : month.capacity && month.most == *month.capacity ? Ink::yellow
                    : month.free() > 0                                ? Ink::green
                                                                      : Ink::plain;
    page_.put(right(month.over ? number + "!" : number), ink);
  }

  void too_many() {
    bool first = true;
    for (const UnitLoad& load : report_.loads) {
      for (std::size_t i = 0; i < load.months.size(); ++i) {
        const UnitMonth& month = load.months[i];
        if (!month.over) continue;
        if (first) page_.line().put(in(say("capacity-over")), Ink::strong).line();
        first = false;
        tell(load, month, add_months(report_.first, static_cast<int>(i)));
      }
    }
  }

  void tell(const UnitLoad& load, const UnitMonth& month, Date day) {
    std::vector<Phrase> there, movable;
    for (const Presence* one : month.there) there.push_back(name_of(*one));
    for (const Presence* one : who_could_move(month, report_.as_of)) {
      movable.push_back(name_of(*one));
    }
    const Phrase text = say(
        "capacity-too-many",
        {load.name, std::to_string(month.most), std::to_string(*month.capacity), enumerate(there)});
    page_.labelled(month_name(day), in(text), 11);
    if (!movable.empty()) {
      page_.labelled("", in(say("capacity-could-move", {enumerate(movable)})), 11);
    }
  }

  static std::string name_of(const Presence& one) {
    return one.rotation && !one.rotation->id().empty()
               ? one.doctor + " (" + std::string(one.rotation->id()) + ")"
               : one.doctor;
  }

  const CapacityReport& report_;
  Page page_;
};

std::string capacity_text(const CapacityReport& report) { return Map(report).render(); }

}  // namespace

const std::vector<CapacityFormat>& capacity_formats() {
  static const std::vector<CapacityFormat> all{
      {"text", capacity_text}, {"json", capacity_json}, {"csv", capacity_csv}};
  return all;
}

}  // namespace st
