// The texts that `st init` writes: templates under schemas/templates, filled with answers.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "st/calendar/date.hpp"

namespace st::cli {

/// What the holes of the templates take. A key that is absent was not answered.
using Values = std::map<std::string, std::string, std::less<>>;

/// Fills the holes of a template, line by line. `{{key}}` takes the value; a line whose value was
/// not answered is left out, or with `{{key|example}}` kept as a comment that shows the example.
/// `{{start+6}}` is the day six months after `start`, so that examples lie in the doctor's own
/// time.
std::string fill(std::string_view text, const Values& values, Date start);

}  // namespace st::cli
