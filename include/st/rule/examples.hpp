// Every rule carries its own examples, which are run as tests.
#pragma once

#include <vector>

#include "st/rule/pack.hpp"

namespace st {

struct ExampleResult {
  const Rule* rule = nullptr;
  int index = 0;  ///< From 1.
  Outcome expected = Outcome::met;
  Outcome got = Outcome::met;
  Span where{};
  Faults faults{};  ///< The example's plan has these.
  Sources sources{};
  Phrase message{};  ///< Of the decision that spoke for the rule.
};

/// Runs every example of the pack's rules; the packs below it in the book are at hand.
std::vector<ExampleResult> run_examples(const RuleBook& book, const Pack& pack);

/// Rules that lack an example that is met, one that is not, or one at the boundary.
std::vector<const Rule*> without_examples(const Pack& pack);

}  // namespace st
