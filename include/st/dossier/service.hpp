// The service of a training as the authority's forms list it: place, period, per cent, months.
#pragma once

#include <string_view>
#include <vector>

#include "st/plan/projection.hpp"
#include "st/record/document.hpp"

namespace st {

struct ServiceRow {
  std::string unit{};                ///< Its id; empty: none is named.
  const Record* rotation = nullptr;  ///< Null: at the post's own unit.
  Period period{};
  Share share{};    ///< Of full time, that counts.
  Months months{};  ///< Of full time.
};

/// Up to a day, what counts alone. `which`: all; bt; sweden (what no other country is named for).
std::vector<ServiceRow> service_rows(const World& world, const Projection& projection, Date until,
                                     std::string_view which = "all");
Months sum_of(const std::vector<ServiceRow>& rows);

}  // namespace st
