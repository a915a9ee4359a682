// An indicator over many plans, as a pack states it: what is counted, of how many, by what groups.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "st/rule/condition.hpp"
#include "st/rule/decision.hpp"

namespace st {

/// Who or what is counted.
struct Measure {
  std::string in{};  ///< plans, units, or a section of the units' files, such as reviews.
  Condition where{};
  std::string rule{};         ///< Those of whom a rule speaks; empty: no rule is asked.
  std::vector<Outcome> is{};  ///< And says this; empty: anything.
  std::string date{};         ///< The event that gives the year; empty: the end of a training.
  std::string sum{};          ///< A field to add up; empty: each counts one.
};

struct Target {
  enum class How { at_least, at_most, more_than };
  How how = How::at_least;
  std::string value{};  ///< A share, a number, or $parameter.
};

struct Metric {
  std::optional<Measure> share{};  ///< Of `of`; none: `of` is counted.
  Measure of{};
  std::optional<Target> target{};
  std::vector<std::string> per{};  ///< specialty, unit, administration, sector, area, year.
  std::vector<Duration> after{};   ///< So long after the end of a training.
};

/// The body of a rule with the verb `metric`, which has been read without a fault.
Metric read_metric(const Node& body);

}  // namespace st
