// Inside the rule floor: a value of a plan beside what stands in a rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "st/rule/condition.hpp"

namespace st {

/// Does the value say the same as the word?
bool equals(const Value& value, const std::string& word);
bool any_equals(const Value& value, const std::vector<std::string>& words);

/// A value and a written amount on one scale; nothing when they cannot be compared.
std::optional<std::pair<std::int64_t, std::int64_t>> amounts(const Value& value,
                                                             const std::string& word);
/// Does what was found hold against the limit? `margin_percent`: of the word "about".
bool compare(Matcher::Op op, std::int64_t found, std::int64_t limit, std::int64_t margin_percent);

/// The value in words; a written amount, which may be a length of time.
Phrase shown(const Value& value);
Phrase shown_amount(const std::string& written);

}  // namespace st
