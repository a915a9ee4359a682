// A plan judged: what every page of st plan is made of.
#pragma once

#include <string>
#include <vector>

#include "st/report/plan_report.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// Refers to the tree, which must outlive it.
class Stand {
 public:
  /// Throws Trouble when the plan at `path` is not in the tree.
  Stand(const Tree& tree, const std::string& path, const Io& io);
  Stand(const Stand&) = delete;
  Stand& operator=(const Stand&) = delete;

  const std::vector<Verdict>& verdicts() const { return verdicts_; }
  /// With every date to come.
  PlanReport report(const Io& io) const;

 private:
  RuleBook book_;
  std::vector<Verdict> verdicts_;
  World world_;
  std::vector<const Pack*> packs_;
  std::vector<RuleDecisions> decided_;
  Projection projection_;
};

}  // namespace st::cli
