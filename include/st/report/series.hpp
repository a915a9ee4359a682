// Figures that a region has published of its surveys, to set a tree of plans beside.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace st {

/// What is expected in the rest of a survey's year, in the next year, and in the one after.
struct Expected {
  std::int64_t rest = 0;
  std::int64_t next = 0;
  std::int64_t second = 0;

  std::int64_t sum() const { return rest + next + second; }
};

struct SurveyYear {
  int year = 0;
  std::vector<std::string> sources{};  ///< The statements that say so.
  std::int64_t specialists = 0;
  std::int64_t specialists_own = 0;  ///< In the region's own services.
  std::int64_t trainees = 0;
  std::int64_t trainees_private = 0;
  Expected completions{};
  Expected retirements{};
  std::int64_t vacant = 0;
  std::map<std::string, std::int64_t> trainees_by{};  ///< By specialty, the largest alone.
  std::map<std::string, std::int64_t> vacant_by{};
};

/// By year; empty when the region has published none.
std::vector<SurveyYear> survey_series(std::string_view region);

}  // namespace st
