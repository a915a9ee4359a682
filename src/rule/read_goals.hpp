// What the goals of a target description ask for, as packs write it.
#pragma once

#include "st/rule/pack.hpp"

namespace st {

void read_common_goals(const Record& pack_record, Pack& pack);
void read_goal_lists(const Node* map, Pack& pack);

}  // namespace st
