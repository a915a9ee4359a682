// The timeline as a picture to print. Colours are those of Okabe and Ito, which colour-blind
// readers tell apart; each kind has a pattern or a shape of its own besides, for black and white.
#include <algorithm>

#include <fmt/format.h>

#include "st/report/page.hpp"
#include "st/report/plan_report.hpp"

#include "report/formats/svg.hpp"
#include "report/plan_words.hpp"
#include "report/years.hpp"

namespace st {
namespace {

constexpr int kWidth = 1000, kLeft = 250, kRight = 20, kTop = 96, kRow = 26, kBar = 16;
constexpr int kLabelRoom = 30;  ///< Characters that a label has room for.

constexpr const char* kStyle = R"(
  text { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 13px; fill: #1a1a1a }
  .name { font-size: 18px; font-weight: bold }
  .small { font-size: 11px }
  .year { stroke: #c8c8c8; stroke-width: 1 }
  .today { stroke: #d55e00; stroke-width: 2; stroke-dasharray: 5 3 }
  .home { fill: #0072b2; stroke: #004a75 }
  .away { fill: url(#lines); stroke: #8a5a00 }
  .other { fill: url(#dots); stroke: #00614a }
  .unplanned { fill: #ffffff; stroke: #0072b2; stroke-dasharray: 3 3 }
  .absence { fill: url(#hatch); stroke: #555555 }
  .course { fill: #1a1a1a }
  .project { fill: #cc79a7; stroke: #7f3f63 }
  .date { fill: #d55e00; stroke: #7f3700 }
)";

constexpr const char* kPatterns =
    R"svg(  <pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect width="6" height="6" fill="#e69f00"/><path d="M0 3H6" stroke="#8a5a00"/>
  </pattern>
  <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect width="6" height="6" fill="#66c2a5"/><circle cx="3" cy="3" r="1.2" fill="#00614a"/>
  </pattern>
  <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#ffffff"/><path d="M3 0V6" stroke="#777777" stroke-width="2"/>
  </pattern>
)svg";

std::string_view class_of(Drawn drawn) {
  switch (drawn) {
    case Drawn::home: return "home";
    case Drawn::away: return "away";
    case Drawn::other: return "other";
    case Drawn::unplanned: return "unplanned";
    case Drawn::absence: return "absence";
    case Drawn::course: return "course";
    case Drawn::project: return "project";
  }
  return "home";
}

class Picture {
 public:
  explicit Picture(const PlanReport& report)
      : report_(report), shown_(years_shown(report)), rows_(years_of(report, shown_)) {}

  std::string render() {
    body();
    const int height = static_cast<int>(y_) + 16;
    return svg_picture(
        {kWidth, height, report_.lang, in(who(report_)), described(), kStyle, kPatterns}, body_);
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  double x(Date day) const {
    const double share = static_cast<double>(day - shown_.from) / shown_.days();
    return kLeft + std::clamp(share, 0.0, 1.0) * (kWidth - kLeft - kRight);
  }

  void text(double at_x, double at_y, const std::string& words, std::string_view more = {}) {
    body_ += svg_text(at_x, at_y, words, more);
  }

  std::string months() const {
    const Projection& p = report_.projection;
    const auto required = p.timeline.required();
    if (!required) return {};
    return in(
        say("plan-months-of", {decimal((p.done + p.credited).text()), decimal(required->text())}));
  }

  std::string end() const {
    const auto end = report_.projection.end();
    return end ? in(say("plan-ends", {end->iso()})) : std::string();
  }

  /// The picture in words.
  std::string described() const {
    std::string words = months() + ", " + end() + ".";
    for (const YearsRow& row : rows_) {
      words += " " + row.label + ":";
      for (const YearsItem& item : row.items) words += " " + days_of(item) + ";";
    }
    return words;
  }

  static std::string days_of(const YearsItem& item) {
    if (item.period.from == item.period.to) return item.period.from.iso();
    return item.period.from.iso() + "–" + item.period.to.iso();
  }

  void body() {
    text(kRight, 30, in(who(report_)), " class=\"name\"");
    text(kRight, 52, months() + " · " + end());
    const double bottom = kTop + kRow * (static_cast<double>(rows_.size()) + 1) + 8;
    years(bottom);
    y_ = kTop;
    for (const YearsRow& row : rows_) draw(row);
    dates();
    today(bottom);
    y_ = bottom + 18;
    legend();
  }

  void years(double bottom) {
    double free = 0;
    for (int year = shown_.from.year(); year <= shown_.to.year(); ++year) {
      const Date first = std::max(shown_.from, *Date::from_ymd(year, 1, 1));
      body_ += fmt::format(
          "<line class=\"year\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2:.1f}\"/>\n",
          x(first), kTop - 14, bottom);
      if (x(first) < free || x(first) + 34 > kWidth) continue;
      text(x(first) + 3, kTop - 6, std::to_string(year), " class=\"small\"");
      free = x(first) + 34;
    }
  }

  void draw(const YearsRow& row) {
    text(kRight, y_ + 13, cut(row.label, kLabelRoom));
    for (const YearsItem& item : row.items) draw(item);
    y_ += kRow;
  }

  void draw(const YearsItem& item) {
    const double from = x(item.period.from);
    const double to = std::max(from + 2, x(item.period.to + 1));
    const std::string words =
        (item.name.empty() ? std::string() : item.name + ": ") + days_of(item);
    if (item.drawn == Drawn::course) {
      diamond((from + to) / 2, "course", words);
      return;
    }
    const double height = item.drawn == Drawn::project ? kBar / 2.0 : kBar;
    body_ += fmt::format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\">"
        "<title>{}</title></rect>\n",
        class_of(item.drawn), from, y_ + (kBar - height) / 2, to - from, height,
        svg_escaped(words));
  }

  void diamond(double at, std::string_view kind, const std::string& words) {
    body_ += fmt::format(
        "<path class=\"{}\" d=\"M{:.1f} {:.1f}l5 8l-5 8l-5 -8z\"><title>{}</title></path>\n", kind,
        at, y_, svg_escaped(words));
  }

  /// The dates to come, in a row of their own.
  void dates() {
    text(kRight, y_ + 13, in(say("plan-dates")));
    for (const Deadline& one : report_.deadlines) {
      if (!shown_.contains(one.date)) continue;
      const std::string words =
          one.date.iso() + ": " + one.rule->text.in(report_.lang) + " [" + one.rule->id + "]";
      body_ += fmt::format(
          "<path class=\"date\" d=\"M{:.1f} {:.1f}l6 -12h-12z\"><title>{}</title></path>\n",
          x(one.date), y_ + 15, svg_escaped(words));
    }
    y_ += kRow;
  }

  void today(double bottom) {
    if (!shown_.contains(report_.as_of())) return;
    const double at = x(report_.as_of());
    body_ += fmt::format(
        "<line class=\"today\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2:.1f}\"/>\n", at,
        kTop - 24, bottom);
    const bool right = at > kWidth - 150;
    text(right ? at - 4 : at + 4, kTop - 24, in(say("plan-today", {report_.as_of().iso()})),
         right ? " class=\"small\" text-anchor=\"end\"" : " class=\"small\"");
  }

  void legend() {
    constexpr std::pair<Drawn, const char*> kKinds[] = {
        {Drawn::home, "plan-drawn-home"},       {Drawn::away, "plan-drawn-away"},
        {Drawn::other, "plan-drawn-other"},     {Drawn::unplanned, "plan-drawn-unplanned"},
        {Drawn::absence, "plan-drawn-absence"}, {Drawn::project, "plan-drawn-project"}};
    double at = kRight;
    for (const auto& [drawn, id] : kKinds) {
      body_ +=
          fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"22\" height=\"12\"/>\n",
                      class_of(drawn), at, y_ - 11);
      text(at + 28, y_, in(say(id)), " class=\"small\"");
      at += 46 + 6.4 * display_width(in(say(id)));
    }
    y_ -= 13;
    diamond(at + 5, "course", in(say("plan-courses")));
    y_ += 13;
    text(at + 16, y_, in(say("plan-courses")), " class=\"small\"");
    at += 30 + 7.0 * display_width(in(say("plan-courses")));
    body_ +=
        fmt::format("<path class=\"date\" d=\"M{:.1f} {:.1f}l6 -12h-12z\"/>\n", at + 6, y_ + 1);
    text(at + 18, y_, in(say("plan-dates")), " class=\"small\"");
  }

  const PlanReport& report_;
  Period shown_;
  std::vector<YearsRow> rows_;
  std::string body_{};
  double y_ = 0;
};

}  // namespace

std::string plan_svg(const PlanReport& report) { return Picture(report).render(); }

}  // namespace st
