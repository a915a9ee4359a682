// What a rule names is held to what files can say: paths, events, roles and closed words.
#pragma once

#include "st/rule/pack.hpp"

namespace st {

/// Mistakes that would make a rule silently look past its records go to the pack's faults.
void check_pack(Pack& pack);

}  // namespace st
