// The question to the solver, and its answer, as the helper program takes and gives them.
#pragma once

#include <string>

#include "st/plan/choice.hpp"

namespace st {

std::string choice_json(const Choosing& choosing);
Chosen chosen_of(const std::string& text);

}  // namespace st
