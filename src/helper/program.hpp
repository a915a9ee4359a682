// A mixed integer program, and CBC that solves it.
#pragma once

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace st::helper {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// A mixed integer program, column by column and row by row.
class Program {
 public:
  int column(double cost, double most = 1) {
    costs_.push_back(cost);
    most_.push_back(most);
    return static_cast<int>(costs_.size()) - 1;
  }
  void row(std::vector<std::pair<int, double>> parts, double least, double most) {
    rows_.push_back({std::move(parts), least, most});
  }
  struct Solved {
    std::vector<double> values{};  ///< None: it gave up before it found any.
    bool best = false;             ///< Shown to be.
    double cost = 0;
    double bound = 0;
  };
  /// The best that is found; nothing when it is shown that there is no solution. All costs are
  /// whole numbers.
  std::optional<Solved> solve() const;

 private:
  struct Row {
    std::vector<std::pair<int, double>> parts;
    double least;
    double most;
  };

  std::vector<double> costs_{};
  std::vector<double> most_{};
  std::vector<Row> rows_{};
};

}  // namespace st::helper
