// The indicators of the packs over every plan and unit that was asked for: what each of these adds
// to them, and the sums. Sums know nothing of plans, so that shares of the plans may be counted
// apart, and kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "st/check/check.hpp"
#include "st/rule/metric.hpp"
#include "st/rule/timeline.hpp"

namespace st {

/// How one stands to an indicator.
enum class Standing {
  in,       ///< Counted; of a share in the numerator too.
  out,      ///< In the denominator alone.
  pending,  ///< Not counted: its time is not past.
  unknown,  ///< Not counted: nothing is known of it.
  beside    ///< In the numerator of a share whose denominator counts things of another kind.
};

/// What a plan, a unit or a record of a unit adds to an indicator. Amounts are in hundredths.
struct MetricFact {
  const Rule* rule = nullptr;
  std::optional<Duration> after{};
  std::vector<std::string> group{};  ///< A word for each of the metric's `per`.
  Standing standing = Standing::in;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};

/// All that a plan or a unit adds.
struct Counted {
  Judged kind = Judged::plan;
  std::string path{};
  std::vector<const Pack*> packs{};  ///< Those with indicators that speak of it.
  std::vector<MetricFact> facts{};
};

/// A plan or a unit, judged.
struct ToCount {
  const World& world;
  const Document& document;
  const std::vector<const Pack*>& packs;  ///< That speak of it.
  Date as_of{};
  const Verdict* verdict = nullptr;    ///< Of a plan.
  const Timeline* timeline = nullptr;  ///< Of a plan.
};
Counted counted(const ToCount& one);

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

/// The indicators of all packs that speak of a plan. It does not grow with the number of plans, but
/// for the names of those that are missing, which are kept if `full`.
class MetricSums {
 public:
  explicit MetricSums(Date as_of, bool full) : as_of_(as_of), full_(full) {}

  /// In any order.
  void add(const Counted& one);

  Date as_of() const { return as_of_; }
  int plans() const { return plans_; }
  int units() const { return units_; }
  /// In the order of the packs. Groups with less than five persons are suppressed unless `full`,
  /// and with a group that would give one away by subtraction another.
  std::vector<MetricResult> results() const;

 private:
  using Groups = std::map<std::vector<std::string>, MetricValue>;
  struct Sum {
    std::map<std::optional<int>, Groups> by_months{};  ///< After the end of a training.
    Groups beside{};
  };
  void add(const Counted& one, const MetricFact& fact, MetricValue& value) const;
  MetricResult result_of(const Pack& pack, const Rule& rule) const;

  Date as_of_;
  bool full_;
  int plans_ = 0;
  int units_ = 0;
  std::map<std::string, const Pack*, std::less<>> packs_{};  ///< Of plans.
  std::map<std::string, Sum, std::less<>> sums_{};           ///< By rule.
};

}  // namespace st
