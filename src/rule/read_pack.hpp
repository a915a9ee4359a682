// One pack, from its text.
#pragma once

#include <string>

#include "st/rule/pack.hpp"
#include "st/rule/verb.hpp"

namespace st {

Pack read_pack(std::string path, std::string text);
/// After a pack has moved: rules, facts and `counts` point at where they now stand.
void settle_pointers(Pack& pack);

}  // namespace st
