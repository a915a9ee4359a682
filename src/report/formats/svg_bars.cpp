#include "report/formats/svg_bars.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "st/text/safe.hpp"

#include "report/formats/svg.hpp"

namespace st {
namespace {

constexpr int kMargin = 16, kWidth = 790, kValues = 90;
constexpr int kLetter = 8, kMostLabel = 300;  ///< Room for labels, in the font below.
constexpr int kRow = 30, kBar = 18, kHead = 44;

constexpr const char* kStyle = R"(
  text { font-family: "DejaVu Sans", Verdana, sans-serif; font-size: 13px; fill: #1a1a1a }
  .heading { font-size: 16px; font-weight: bold }
  .label { text-anchor: end }
  .reached { fill: #0072b2 }
  .short { fill: url(#short); stroke: #a04000 }
  .target { stroke: #1a1a1a; stroke-width: 2.5 }
)";

constexpr const char* kPatterns =
    R"svg(  <pattern id="short" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#fff3e0"/><path d="M3 0V6" stroke="#d55e00" stroke-width="3"/>
  </pattern>
)svg";

int room_for_labels(const std::vector<SvgBar>& bars) {
  int longest = 0;
  for (const SvgBar& bar : bars) longest = std::max(longest, display_width(bar.label));
  return std::min(kMostLabel, kLetter * (longest + 1));
}

}  // namespace

std::string svg_bars(const Phrase& title, const std::vector<SvgBar>& bars, Lang lang) {
  std::int64_t most = 1;
  for (const SvgBar& bar : bars) most = std::max({most, bar.value, bar.target.value_or(0)});
  const int left = kMargin + room_for_labels(bars);
  const auto width = [&](std::int64_t value) {
    return static_cast<double>(value) / static_cast<double>(most) * (kWidth - left - kValues);
  };
  std::string body = svg_text(kMargin, kMargin + 12, title.in(lang), " class=\"heading\"");
  std::string desc;
  int y = kHead;
  for (const SvgBar& bar : bars) {
    const bool reached = !bar.target || *bar.target <= bar.value;
    const double middle = y + kBar - 4;
    body += svg_text(left - 8, middle, bar.label, " class=\"label\"");
    body += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>\n",
                        reached ? "reached" : "short", left, y, width(bar.value), kBar);
    if (bar.target) {
      const double at = left + width(*bar.target);
      body +=
          fmt::format("<path class=\"target\" d=\"M{:.1f} {}V{}\"/>\n", at, y - 3, y + kBar + 3);
    }
    body +=
        svg_text(left + width(std::max(bar.value, bar.target.value_or(0))) + 8, middle, bar.shown);
    desc += bar.label + ": " + bar.shown + ". ";
    y += kRow;
  }
  return svg_picture({.width = kWidth,
                      .height = y + kMargin,
                      .lang = lang,
                      .title = title.in(lang),
                      .desc = desc,
                      .style = kStyle,
                      .patterns = kPatterns},
                     body);
}

}  // namespace st
