// A plan with rotations in it that are only proposed, held to the rules.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "st/record/load.hpp"
#include "st/rule/judge.hpp"
#include "st/text/edit.hpp"

namespace st {

class Trial {
 public:
  /// All that is referred to must outlive it.
  Trial(const Tree& tree, const Document& plan, const RuleBook& book, Date as_of);

  /// The rules that would be unmet with these rotations, by something that they are not unmet by
  /// without them.
  std::vector<const Rule*> objections(const std::vector<Meant>& rotations) const;

 private:
  using Subject = std::pair<const Rule*, std::string>;

  std::vector<RuleDecisions> judged(const Document& plan) const;

  const Tree& tree_;
  const Document& plan_;
  const RuleBook& book_;
  Date as_of_;
  std::set<Subject> unmet_{};
};

}  // namespace st
