// Bars beside each other, one below the other, as a picture.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

struct SvgBar {
  std::string label{};
  std::int64_t value = 0;
  std::optional<std::int64_t> target{};  ///< A line across the bar.
  std::string shown{};                   ///< The value in words, at the bar's end.
};

/// Bars to one scale. What reaches its target differs by a pattern too, not by colour alone.
std::string svg_bars(const Phrase& title, const std::vector<SvgBar>& bars, Lang lang);

}  // namespace st
