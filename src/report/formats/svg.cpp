#include "report/formats/svg.hpp"

#include <fmt/format.h>

#include "st/text/safe.hpp"

namespace st {

std::string svg_escaped(std::string_view raw) {
  std::string out;
  const SafeText safe = SafeText::from(raw);
  for (const char c : safe.str()) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string svg_text(double x, double y, std::string_view words, std::string_view more) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, more,
                     svg_escaped(words));
}

std::string svg_picture(const SvgFrame& frame, std::string_view body) {
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{2}\">\n",
      frame.width, frame.height, frame.lang == Lang::sv ? "sv" : "en");
  svg += fmt::format("<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
                     svg_escaped(frame.title), svg_escaped(frame.desc));
  svg += fmt::format("<style>{}</style>\n<defs>\n{}</defs>\n", frame.style, frame.patterns);
  svg += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", frame.width,
                     frame.height);
  svg += body;
  return svg + "</svg>\n";
}

}  // namespace st
