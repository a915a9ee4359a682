// What rules say, for people and programs: `st explain`, `st rules` and `st rules test`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/rule/examples.hpp"
#include "st/rule/pack.hpp"
#include "st/text/phrase.hpp"

namespace st {

struct RulesReport {
  std::vector<const Pack*> packs{};
  /// Rules of this level and the stricter ones; entries without a level are then left out.
  std::optional<Level> at_least{};
  std::string verb{};  ///< Rules of this verb, or `fact`; empty: all.
  std::string role{};  ///< Rules that this role can mend, or whose duty they are; empty: all.
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

/// Those who can mend it, or whose duty it is.
std::vector<std::string_view> roles_of(const Rule& rule);
/// Is the entry one of those asked for?
bool is_listed(const Rule& rule, const RulesReport& report);
bool lists_facts(const RulesReport& report);

/// Everything about one rule: text, source, what it decides with its numbers and what it reads,
/// examples, and what other regions say on the same matter.
std::string explain(const RuleBook& book, const Rule& rule, const RulesReport& report);
std::string explain(const Fact& fact, const RulesReport& report);
/// A structural fault's code; empty when it is none.
std::string explain_fault(std::string_view code, const RulesReport& report);
/// Every code of a structural fault.
std::vector<std::string_view> fault_codes();
/// What a code of a fault stands for; empty for another word.
Phrase fault_text(std::string_view code);

/// Every entry of the packs, a line each.
std::string list_rules(const RulesReport& report);
/// `st.rules/1`
std::string rules_json(const RulesReport& report);

/// What is wrong with a rule pack, each fault at its place.
std::string faults_text(const Faults& faults, const RulesReport& report);

/// What went wrong with examples, and a closing count.
std::string examples_text(const std::vector<ExampleResult>& results,
                          const std::vector<const Rule*>& lacking, const RulesReport& report);
bool passed(const ExampleResult& result);

}  // namespace st
