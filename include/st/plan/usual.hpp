// What the plan itself answers when a record is begun: who supervises, where the trainee is.
#pragma once

#include <string>
#include <string_view>

#include "st/record/draft.hpp"
#include "st/rule/context.hpp"

namespace st {

/// What `name` of st::Usual stands for on `day`: a date, a person's, unit's or rotation's id, or
/// the word itself when it does not begin with $. Empty where the plan does not tell.
std::string usual_value(const Context& context, std::string_view name, Date day);

/// The rotation that the trainee is on, the one begun last; null if none.
const Record* rotation_on(const Document& plan, Date day);

/// Adds to `record` the usual value of every field that it lacks and that section `defaults` does
/// not give; returns the names of the fields filled in.
std::vector<std::string_view> fill_in(Meant& record, const RecordType& type, const Context& context,
                                      const Node* defaults);

}  // namespace st
