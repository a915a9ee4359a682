// The indicators of the packs over every plan, unit and region that was asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "st/report/papers.hpp"
#include "st/rule/metric.hpp"

namespace st {

/// What an indicator comes to in one group. Amounts are in hundredths, as fields hold them.
struct MetricValue {
  std::vector<std::string> group{};  ///< A word for each of the metric's `per`; empty: of all.
  std::optional<Duration> after{};
  std::int64_t numerator = 0;          ///< Of a share; of a count what it comes to.
  std::int64_t denominator = 0;        ///< Of a share.
  int persons = 0;                     ///< Plans in it: what may tell who they are.
  int pending = 0;                     ///< Not counted: their time is not past.
  int unknown = 0;                     ///< Not counted: nothing is known of them.
  std::vector<std::string> missing{};  ///< Plans in the denominator and not in the numerator.
  bool suppressed = false;

  /// In hundredths of a per cent of a share, in hundredths of a count; none without a denominator.
  std::optional<std::int64_t> value(bool share) const;
};

struct MetricResult {
  const Rule* rule = nullptr;
  Metric metric{};
  std::vector<MetricValue> values{};  ///< Of all first, then by group.
  std::optional<std::int64_t> target{};

  bool is_share() const { return metric.share.has_value(); }
  bool reached(const MetricValue& value) const;
};

/// In the order of the packs. Groups with less than five persons are suppressed unless `full`, and
/// with a group that would give one away by subtraction another.
std::vector<MetricResult> metrics_of(const Subject& subject, bool full);

}  // namespace st
