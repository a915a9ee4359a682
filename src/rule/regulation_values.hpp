// Values that no file states: they follow from others.
#pragma once

#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"

namespace st {

/// The values of a derived path (`day`, `home`, `allowed_regulations`, `allowed_grounds`); none for
/// an unknown name. `length` is decided where it is compared, since it needs two dates.
std::vector<Value> derived_values(const Context& context, const Record& from,
                                  std::string_view name);

}  // namespace st
