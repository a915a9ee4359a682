// The verdict on plans, units and regions: which rules speak of each, and what they decide.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "st/record/load.hpp"
#include "st/rule/decision.hpp"
#include "st/rule/pack.hpp"
#include "st/text/file.hpp"

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
  std::vector<Finding> findings;    ///< All of them, met and due among them, sorted by place.
  std::map<Outcome, int> outcomes;  ///< Number of rules by outcome.
};

/// What the rules decided of the plan, unit or region, a rule and subject at a time.
std::vector<RuleDecisions> decisions_of(const Verdict& verdict);

/// The packs that the tree can need: others need not be read.
RuleBook::Needs packs_needed(const Tree& tree);

struct Judging {
  int jobs = 1;  ///< Threads that judge plans.
  /// Which rules do not speak of a plan, and why: most of them, and seldom asked for. They are
  /// counted all the same.
  bool tells_not_applicable = true;
  /// How a pack that a plan brings along is read, from below a folder.
  std::function<std::variant<std::string, IoTrouble>(const std::filesystem::path& pack,
                                                     const std::filesystem::path& root)>
      read_pack = read_file;
};

/// Decides everything in the tree as of a day. The order of the verdicts is: plans, units and
/// regions by path, then what belongs to no other.
std::vector<Verdict> check(const Tree& tree, RuleBook& book, Date as_of,
                           const Judging& judging = {});

}  // namespace st
