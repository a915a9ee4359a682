// Units by month: how many are planned there, and how many there is room for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/plan/capacity.hpp"
#include "st/text/phrase.hpp"

namespace st {

struct CapacityReport {
  std::vector<UnitLoad> loads{};
  Date first{};    ///< Of the months.
  int months = 0;  ///< How many.
  Date as_of{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

struct CapacityFormat {
  std::string_view name;
  std::string (*render)(const CapacityReport& report);
};
const std::vector<CapacityFormat>& capacity_formats();

/// As a picture to print.
std::string capacity_svg(const CapacityReport& report);

}  // namespace st
