// One pack, from its text.
#pragma once

#include <string>

#include "st/rule/embedded.hpp"
#include "st/rule/pack.hpp"
#include "st/rule/verb.hpp"

namespace st {

Pack read_pack(std::string path, std::string text);
/// A pack that is built in: the whole of it, or what is needed to judge plans (no examples, no
/// facts).
Pack read_pack(const EmbeddedPack& embedded, bool whole);
/// After a pack has moved: rules, facts and `counts` point at where they now stand.
void settle_pointers(Pack& pack);

}  // namespace st
