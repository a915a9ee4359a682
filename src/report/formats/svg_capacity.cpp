// Units and months as a picture to print. Colours are those of Okabe and Ito, which colour-blind
// readers tell apart; in black and white a full month has a bar, one with too many a hatch.
#include <algorithm>

#include <fmt/format.h>

#include "st/report/capacity.hpp"
#include "st/report/page.hpp"

#include "report/formats/svg.hpp"

namespace st {
namespace {

constexpr int kMargin = 20, kNames = 260, kCellWidth = 38, kCellHeight = 24;
constexpr int kLeft = kMargin + kNames;
constexpr int kMonths = 24;     ///< In a row; more go below, so that the page stays printable.
constexpr int kLeast = 960;     ///< The width that the legend needs.
constexpr int kLabelRoom = 34;  ///< Characters that a name has room for.

constexpr const char* kStyle = R"(
  text { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 13px; fill: #1a1a1a }
  .heading { font-size: 18px; font-weight: bold }
  .small { font-size: 11px }
  .year { font-size: 12px; font-weight: bold }
  .newyear { stroke: #1a1a1a; stroke-width: 1.5 }
  .cell text, .month { font-size: 11px; text-anchor: middle }
  .cell rect { stroke: #b0b0b0 }
  .empty rect, .unlimited rect { fill: #ffffff }
  .empty text { fill: #595959 }
  .room rect { fill: #c3e3f7 }
  .full rect { fill: #f0b83c }
  .full path { stroke: #1a1a1a; stroke-width: 3 }
  .over rect { fill: url(#hatch); stroke: #8a3c00; stroke-width: 1.5 }
  .over text { font-weight: bold; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
)";

constexpr const char* kPatterns =
    R"svg(  <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#ffffff"/><path d="M3 0V6" stroke="#d55e00" stroke-width="3"/>
  </pattern>
)svg";

enum class MonthLoad { empty, room, full, over, unlimited };

MonthLoad load_in(const UnitMonth& month) {
  if (month.over) return MonthLoad::over;
  if (!month.capacity) return MonthLoad::unlimited;
  if (month.free() == 0) return MonthLoad::full;
  return month.most == 0 ? MonthLoad::empty : MonthLoad::room;
}

std::string_view class_of(MonthLoad load) {
  switch (load) {
    case MonthLoad::empty: return "empty";
    case MonthLoad::room: return "room";
    case MonthLoad::full: return "full";
    case MonthLoad::over: return "over";
    case MonthLoad::unlimited: return "unlimited";
  }
  return "unlimited";
}

std::string cell_text(const UnitMonth& month) {
  if (!month.capacity) return month.most == 0 ? std::string() : std::to_string(month.most);
  return fmt::format("{}/{}{}", month.most, *month.capacity, month.over ? "!" : "");
}

class CapacityPicture {
 public:
  explicit CapacityPicture(const CapacityReport& report) : report_(report) {}

  std::string render() {
    put(kMargin, 30, in(say("capacity-picture")), " class=\"heading\"");
    put(kMargin, 52, when());
    y_ = 84;
    for (int from = 0; from < report_.months; from += kMonths) {
      block(from, std::min(report_.months, from + kMonths));
    }
    legend();
    const int width = kLeft + std::min(report_.months, kMonths) * kCellWidth + kMargin;
    return svg_picture({std::max(kLeast, width), y_ + kCellHeight + kMargin, report_.lang,
                        in(say("capacity-picture")), described(), kStyle, kPatterns},
                       body_);
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  std::string month(int index) const { return add_months(report_.first, index).iso().substr(0, 7); }

  std::string when() const {
    return in(say("capacity-picture-when",
                  {month(0), month(std::max(0, report_.months - 1)), report_.as_of.iso()}));
  }

  void put(int x, int y, const std::string& words, std::string_view more = {}) {
    body_ += svg_text(x, y, words, more);
  }

  /// Years above, months below, then a row for each unit.
  void block(int from, int to) {
    const int top = y_;
    for (int i = from; i < to; ++i) {
      const int x = kLeft + (i - from) * kCellWidth;
      const std::string name = month(i);
      if (i == from || name.ends_with("-01")) put(x + 3, top, name.substr(0, 4), " class=\"year\"");
      put(x + kCellWidth / 2, top + 18, name.substr(5), " class=\"month\"");
    }
    y_ += 26;
    for (const UnitLoad& load : report_.loads) row(load, from, to);
    for (int i = from + 1; i < to; ++i) {
      if (month(i).ends_with("-01")) new_year(kLeft + (i - from) * kCellWidth, top - 12);
    }
    y_ += 36;
  }

  void new_year(int x, int top) {
    body_ += fmt::format("<line class=\"newyear\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>\n",
                         x, top, y_);
  }

  /// The name first: where it is wider than its room the cells cover it, and stay readable.
  void row(const UnitLoad& load, int from, int to) {
    body_ += fmt::format("<g><title>{}</title>\n", svg_escaped(load.name));
    put(kMargin, y_ + 16, cut(load.name, kLabelRoom));
    for (int i = from; i < to; ++i) {
      cell(kLeft + (i - from) * kCellWidth, load.months[static_cast<std::size_t>(i)]);
    }
    body_ += "</g>\n";
    y_ += kCellHeight;
  }

  void cell(int x, const UnitMonth& month) {
    const MonthLoad load = load_in(month);
    body_ +=
        fmt::format("<g class=\"cell {}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                    class_of(load), x, y_, kCellWidth, kCellHeight);
    if (load == MonthLoad::full) {
      body_ +=
          fmt::format("<path d=\"M{} {}h{}\"/>\n", x + 4, y_ + kCellHeight - 3, kCellWidth - 8);
    }
    const std::string words = cell_text(month);
    constexpr std::size_t kFits = 5;
    const std::string smaller =
        words.size() > kFits ? fmt::format(" style=\"font-size:{}px\"", 56 / words.size()) : "";
    if (!words.empty()) put(x + kCellWidth / 2, y_ + kCellHeight - 9, words, smaller);
    body_ += "</g>\n";
  }

  void legend() {
    const std::pair<UnitMonth, const char*> kinds[] = {
        {{.most = 0, .capacity = 4}, "capacity-drawn-empty"},
        {{.most = 3, .capacity = 4}, "capacity-drawn-room"},
        {{.most = 4, .capacity = 4}, "capacity-drawn-full"},
        {{.most = 5, .capacity = 4, .over = true}, "capacity-drawn-over"},
        {{.most = 3}, "capacity-drawn-unlimited"}};
    int x = kMargin;
    for (const auto& [month, id] : kinds) {
      const std::string words = in(say(id));
      cell(x, month);
      put(x + kCellWidth + 8, y_ + 16, words, " class=\"small\"");
      x += kCellWidth + 36 + 7 * display_width(words);
    }
  }

  std::string said(const UnitMonth& month) const {
    std::string most = std::to_string(month.most);
    if (!month.capacity) return most;
    const std::string of = in(say("capacity-picture-of", {most, std::to_string(*month.capacity)}));
    return month.over ? of + ", " + in(say("capacity-drawn-over")) : of;
  }

  /// The picture in words: of each unit the months that are alike together.
  std::string described() const {
    std::string words = when();
    for (const UnitLoad& load : report_.loads) {
      words += fmt::format(" {}:", load.name);
      const auto end = load.months.end();
      for (auto from = load.months.begin(); from != end;) {
        const std::string there = said(*from);
        const auto to =
            std::find_if(from, end, [&](const UnitMonth& one) { return said(one) != there; });
        const auto first = static_cast<int>(from - load.months.begin());
        const auto last = static_cast<int>(to - load.months.begin()) - 1;
        words += first == last ? fmt::format(" {}: {};", month(first), there)
                               : fmt::format(" {}–{}: {};", month(first), month(last), there);
        from = to;
      }
    }
    return words;
  }

  const CapacityReport& report_;
  std::string body_{};
  int y_ = 0;
};

}  // namespace

std::string capacity_svg(const CapacityReport& report) { return CapacityPicture(report).render(); }

}  // namespace st
