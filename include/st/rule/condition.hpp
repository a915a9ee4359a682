// Conditions: `applies`, `where`, `require` map a path to a matcher (st-rules(5)). Compiled once
// when a pack is read, so that a mistake in a pack is told at its place.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"
#include "st/rule/limit.hpp"
#include "st/rule/path.hpp"

namespace st {

struct Condition;

/// What is asked of the values that a path gives.
struct Matcher {
  enum class Op {
    equals,    ///< any of `words`
    exists,    ///< `yes`
    none,      ///< not: `parts`
    has,       ///< one record meets `condition`, or one of `words` is held
    all_held,  ///< all_of: every one of `parts`
    at_least,
    at_most,
    more_than,
    less_than,  ///< `words.front()`: number, share, duration
    from,
    until,
    before,
    after,  ///< `limit`
    longer_than,
    shorter_than,  ///< `words.front()`: duration
    about,
    about_at_least,
    same_as,  ///< `words.front()`: path
    role      ///< one of `words` on the record's day
  };
  Op op = Op::equals;
  std::vector<std::string> words{};
  bool yes = true;
  Limit limit{};
  std::vector<Matcher> parts{};
  std::shared_ptr<const Condition> condition{};
};

/// One path with all that is asked of it.
struct Test {
  Path path;
  std::vector<Matcher> matchers{};
  bool missing_is_unknown = false;
  bool plain = false;  ///< Asks for one of some words, none of them a $parameter.
};

struct Condition {
  enum class How { all, any, none };
  How how = How::all;
  std::vector<Test> tests{};
  std::vector<Condition> parts{};

  bool empty() const { return tests.empty() && parts.empty(); }
};

/// Reads a condition; its mistakes go to `faults`.
Condition read_condition(const Node& node, Faults& faults);
Matcher read_matcher_word(std::string word);

/// Does it hold of `record`? `deciding`: a value that is missing, where others stand, leaves it
/// unknown whether the rule speaks (of `applies`); else it is a no.
Answer holds(const Context& context, const Condition& condition, const Record& record,
             bool deciding = false);

/// Every day that stands in the condition as a date: where its answer may change.
void collect_dates(const Condition& condition, std::vector<Date>& days);

/// Every path that the condition reads.
void collect_paths(const Condition& condition, std::vector<std::string>& paths);

}  // namespace st
