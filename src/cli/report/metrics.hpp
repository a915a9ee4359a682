// `st report metrics`: plans are counted one by one, or facts of them that were kept are summed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "st/report/facts.hpp"

#include "cli/command.hpp"

namespace st::cli {

struct MetricsOptions {
  bool facts = false;   ///< What each plan adds is told, and not summed.
  std::string shard{};  ///< Of that, one shard alone.
  std::string from{};   ///< A file of such facts, and the paths are more of them.
  std::vector<std::string> trend{};
  bool full = false;
};

/// Refuses what does not go together.
void refuse_unfit(const MetricsOptions& options);

/// Writes the facts of the plans and units at `paths`, line by line; `format` and `outputs` as they
/// were given.
Exit tell_facts(const MetricsOptions& options, const std::vector<std::string>& paths,
                const std::string& format, const std::vector<std::string>& outputs, Io& io);

/// Today's sums, and for the trend those of earlier days.
struct Sums {
  std::shared_ptr<const MetricSums> now{};
  std::vector<std::shared_ptr<const MetricSums>> before{};  ///< In the order of the trend.
};
Sums sums_of(const MetricsOptions& options, const std::vector<std::string>& paths, Io& io);

}  // namespace st::cli
