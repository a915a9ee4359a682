// Events and limits: a day by name or by path, plus or minus a duration (`from - 3 months`).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"
#include "st/rule/path.hpp"

namespace st {

struct Limit {
  std::string event;      ///< A date, a named event (start, half, end …) or a path.
  int sign = 0;           ///< +1, -1, or 0 for the event itself.
  std::string offset{};   ///< A duration or a $parameter.
  bool on_clock = false;  ///< `+ 15 months of clock`: standing still when the rule's clock does.
  std::optional<Date> day{};   ///< Of an event that is a date.
  std::optional<Path> path{};  ///< Of one that is a path.
};

std::optional<Limit> parse_limit(std::string_view text);

/// A day that may be unknown: for want of a value, or because a value is `unknown`.
struct Day {
  std::optional<Date> date{};
  bool unknown = false;  ///< A value that decides it is missing or unknown.
  std::string field{};   ///< Which.
  Span where{};
};

Day evaluate(const Context& context, const Limit& limit, const Record& record);

/// A duration as it stands in a pack: `6 months`, or the value of `$slack`.
Duration length_of(const Context& context, std::string_view text);
/// Every value of a parameter, as words.
std::vector<std::string> parameter_words(const Context& context, std::string_view name);
/// A parameter's first value in the rule's pack, else in the packs below it; empty if none has it.
const Value* parameter(const Context& context, std::string_view name);

}  // namespace st
