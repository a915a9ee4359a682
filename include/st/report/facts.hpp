// Facts for programs, `st.facts/1`: a line for each plan and unit with what it adds to the
// indicators, and one at the end. schemas/st.facts.schema.json describes them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "st/record/shard.hpp"
#include "st/report/metrics.hpp"

namespace st {

/// Writes the lines of one run. No line names a person; its path, which may, is told if `full`.
class FactsWriter {
 public:
  /// `version`: of the program. Facts of another are not summed: its rules may count otherwise.
  FactsWriter(std::string_view version, Date as_of, bool full)
      : version_(version), as_of_(as_of), full_(full) {}

  std::string line(const Counted& one);
  /// The last line: what came before it, so that nothing can be lost unseen.
  std::string end(const Shard& shard);

 private:
  std::string_view version_;
  Date as_of_;
  bool full_;
  int plans_ = 0;
  int units_ = 0;
};

/// Why a line is not taken.
struct FactsFault {
  int line = 0;  ///< From 1.
  Phrase what;
  Phrase help{};
};

/// Reads what FactsWriter wrote, of one run or of many.
class FactsReader {
 public:
  /// `book`: where rules are found. `as_of`: the day that all must be of; nothing: the first's.
  FactsReader(const RuleBook& book, std::string_view version, std::optional<Date> as_of, bool full)
      : book_(book), version_(version), as_of_(as_of), full_(full) {}

  /// Adds the lines of a file, up to the first that is refused.
  std::optional<FactsFault> read(std::string_view text);
  /// Is there anything, and every shard of what was shared out? Else what is lacking.
  Phrase lacking() const;

  /// After something was read.
  const MetricSums& sums() const { return *sums_; }

 private:
  struct Line;
  std::optional<FactsFault> take(std::string_view text);
  std::optional<FactsFault> refuse(const Line& line) const;
  std::optional<FactsFault> add(const Line& line, std::string_view text);
  std::optional<FactsFault> end(const Line& line);

  const RuleBook& book_;
  std::string_view version_;
  std::optional<Date> as_of_;
  bool full_;
  std::optional<MetricSums> sums_{};
  std::set<std::string> plans_{};                                   ///< Keys.
  std::map<std::string, std::string> units_{};                      ///< Lines by their keys.
  std::map<std::uint64_t, std::map<std::uint64_t, int>> shards_{};  ///< How often each was read.
  int plans_since_ = 0;                                             ///< Since the last end.
  int units_since_ = 0;
};

}  // namespace st
