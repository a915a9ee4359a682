// What the pictures have in common. Words of files enter them as text that is safe and escaped.
#pragma once

#include <string>
#include <string_view>

#include "st/text/phrase.hpp"

namespace st {

/// The words for an element or attribute: no markup, nothing that a file could hide in them.
std::string svg_escaped(std::string_view raw);

/// One line of text; `more`: further attributes, with a blank before.
std::string svg_text(double x, double y, std::string_view words, std::string_view more = {});

struct SvgFrame {
  int width = 0;
  int height = 0;
  Lang lang = Lang::en;
  std::string title{};
  std::string desc{};  ///< The picture in words, for those who listen.
  std::string_view style{};
  std::string_view patterns{};
};

/// The whole picture, on white.
std::string svg_picture(const SvgFrame& frame, std::string_view body);

}  // namespace st
