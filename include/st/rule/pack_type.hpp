// What a rule pack may say: declared as records are, and read with the same care.
#pragma once

#include "st/record/type.hpp"

namespace st {

const RecordType& pack_type();
/// One goal, as it stands under `common_goals` and in a specialty's list.
const RecordType& goal_record_type();

}  // namespace st
