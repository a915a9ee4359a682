// A verb: one kind of rule. Each is one file in src/rule/verbs/ and one line in
// src/rule/verbs.cpp. A verb reads its options when the pack is read, and gives back the function
// that decides.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "st/calendar/months.hpp"
#include "st/record/record.hpp"
#include "st/rule/context.hpp"
#include "st/rule/decision.hpp"
#include "st/rule/pack.hpp"

namespace st {

using Decide = std::function<std::vector<Decision>(const Context&)>;

struct Verb {
  std::string_view name;
  Doc doc;  ///< What it decides, in one sentence.
  const RecordType& (*options)();
  /// Compiles the options; mistakes go to the faults, with the function then empty.
  Decide (*read)(const Node& body, Faults& faults);
  bool decides = true;  ///< False: listed only (duty, metric).
};

const std::vector<const Verb*>& verbs();
const Verb* verb_named(std::string_view name);

/// Reads one verb with its options out of a rule (or a part of `all:` and `any:`).
Clause read_clause(const Node& rule, Faults& faults);

// What verbs share.

/// The rule's `by`, else `otherwise`, as a day for this record.
Day time_of(const Context& context, const Record& record, const Limit& otherwise);
/// A demand that is not fulfilled: due until its day has passed, then unmet.
Decision unfulfilled(const Context& context, const Day& by, Phrase message, Span where);
/// An answer of a condition as a decision whose time is past on `by`.
Decision decided(const Context& context, const Answer& answer, const Day& by, Phrase what,
                 Span where);
Decision undecided(Phrase message, Span where);
/// The words for what is met, made by `words` where they are told.
template <class Words>
Phrase if_met(const Context& context, Words words) {
  return context.settled_told ? words() : Phrase();
}
/// What the rule that decides the length of training asks for; nothing of any other rule.
std::optional<Months> required_service(const Context& context, const Rule& rule);
/// How often a record counts until a day: once, or its `times`, in proportion to the days of its
/// period that have passed.
std::int64_t times_until(const Record& record, Date day);
/// A share as it stands in a pack: `60%`, or the value of a $parameter.
Share share_of(const Context& context, std::string_view text);
/// The plan's own place: where its first record stands.
Span place_of(const Context& context, std::string_view path = {});

}  // namespace st
