// A plan judged: what every page of st plan is made of.
#pragma once

#include <string>
#include <vector>

#include "st/report/plan_report.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// A tree judged, which refers to it. Plans may bring packs along, so the book is its own.
struct Judgement {
  Judgement(const Tree& judged, const Io& io);

  const Tree& tree;
  RuleBook book;
  std::vector<Verdict> verdicts;

  /// Throws Trouble when there is no plan at `path`.
  const Document& plan(const std::string& path) const;
};

/// Refers to what was judged, which must outlive it.
class Stand {
 public:
  /// `judged`: the tree, with the rule book that it was judged by.
  Stand(const Judgement& judged, const Document& plan, const Io& io);
  Stand(const Stand&) = delete;
  Stand& operator=(const Stand&) = delete;

  const Verdict& verdict() const { return verdict_; }
  const std::vector<const Pack*>& packs() const { return packs_; }
  /// With every date to come.
  PlanReport report(const Io& io) const;

 private:
  const RuleBook& book_;
  const Verdict& verdict_;
  World world_;
  std::vector<const Pack*> packs_;
  std::vector<RuleDecisions> decided_;
  Projection projection_;
};

}  // namespace st::cli
