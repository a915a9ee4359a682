// Values that no file states: they follow from others.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"

namespace st {

/// The names that `derived_values` knows, and `length`, which is decided where it is compared,
/// since it needs two dates.
inline constexpr std::array derived_names{"length",
                                          "day",
                                          "home",
                                          "part",
                                          "main_unit",
                                          "allowed_regulations",
                                          "specialty_type",
                                          "allowed_grounds",
                                          "base_specialties"};

/// The values of a derived path; none for an unknown name.
std::vector<Value> derived_values(const Context& context, const Record& from,
                                  std::string_view name);

/// What a field of a record is when it is not written: a rotation's part follows from the dates of
/// `bt`, an assessment's areas from its method. None for any other field.
std::vector<Value> implied_values(const Context& context, const Record& record,
                                  std::string_view field);

}  // namespace st
