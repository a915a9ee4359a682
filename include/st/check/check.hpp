// The verdict on plans, units and regions: which rules speak of each, and what they decide.
#pragma once

#include <any>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "st/check/books.hpp"
#include "st/record/load.hpp"
#include "st/record/open_tree.hpp"
#include "st/rule/decision.hpp"
#include "st/rule/pack.hpp"

namespace st {

/// One finding, ready to be rendered: a structural fault, or a rule's decision.
struct Finding {
  std::string_view rule;               ///< "RV-242", or "ST-type".
  std::string_view name{};             ///< "two-assessments-a-year"; empty for a fault.
  std::string subject{};               ///< Empty for a fault.
  std::optional<Level> level{};        ///< Of the rule under the plan's regulation.
  std::optional<Severity> severity{};  ///< None for due, met, not_applicable.
  std::optional<Outcome> outcome{};    ///< None for a fault.
  Phrase message{};
  Span where{};
  std::optional<Date> since{};
  std::optional<Date> due{};
  bool again = false;  ///< Fulfilled so far; `due` is when it must happen again.
  bool closed = false;
  bool known = false;        ///< It stands in the baseline: not told, and not counted.
  std::string unverified{};  ///< How the fact that it rests on is known; empty: checked.
  std::vector<Span> evidence{};
  Phrase help{};  ///< What to do.
  std::vector<Related> related{};
  const Rule* source = nullptr;  ///< The rule, for its text and source; null for a fault.
};

enum class Judged { plan, unit, region, tree };
std::string_view name(Judged kind);

struct Verdict {
  Judged kind = Judged::plan;
  std::string path;
  std::string id;
  std::vector<Finding> findings;       ///< All of them, met and due among them, sorted by place.
  std::map<Outcome, int> outcomes;     ///< Number of rules by outcome.
  std::shared_ptr<const void> kept{};  ///< What its findings point into, if nobody else keeps it.
  int files = 0;                       ///< That it is written in.
  std::vector<std::string> by_reference{};  ///< Those that the quick reader left to the reference.
  std::any noted{};                         ///< What Judging::note made of it.
};

/// What the rules decided of the plan, unit or region, a rule and subject at a time.
std::vector<RuleDecisions> decisions_of(const Verdict& verdict);

/// The packs that the tree can need: others need not be read.
RuleBook::Needs packs_needed(const Tree& tree);
/// The same of a tree whose plans are not read yet: any of them may be needed.
RuleBook::Needs packs_needed(const OpenTree& tree);

/// Approvals that are not counted, though they stand there.
struct Vouched {
  std::vector<const Record*> not_counted{};
  Faults faults{};
};

struct Judging {
  int jobs = 1;  ///< Threads that judge plans.
  /// What is met in words, and which rules do not speak of a plan, and why: most of them, and
  /// seldom asked for. They are counted all the same.
  bool tells_settled = true;
  /// What is done to a plan before it is judged.
  std::function<Document(Document plan)> prepare{};
  /// Holds a plan's approvals to more than they say: which are not counted, and what is told of it.
  /// By several threads.
  std::function<Vouched(const World& world, const std::vector<const Pack*>& packs)> vouch{};
  /// What else is made of a plan while it is there, by the thread that judges it.
  std::function<std::any(const World& world, const RuleBook& book, const Verdict& verdict)> note{};
};

/// Decides everything in the tree as of a day. The order of the verdicts is: plans, units and
/// regions by path, then what belongs to no other.
std::vector<Verdict> check(const Tree& tree, RuleBook& book, Date as_of,
                           const Judging& judging = {});

/// Decides the same of a tree whose plans are read one at a time. `take` gets the verdicts on
/// plans, by path; those on units, regions and what belongs to no other are given back. Of a tree
/// that is shared among shards, those of the shard.
std::vector<Verdict> check_each(OpenTree& tree, Books& books, Date as_of, const Judging& judging,
                                const std::function<void(Verdict)>& take);

}  // namespace st
