// Layers: national, region, specialty, clinic. An outer layer may add and tighten, and never
// loosen.
#pragma once

#include <deque>

#include "st/rule/pack.hpp"

namespace st {

/// 0 for national, 3 for a clinic's.
int layer_order(std::string_view layer);

/// Ids that stand twice, rules, packs and parameters that nobody knows, and what loosens.
Faults layer_faults(const std::deque<Pack>& packs, const Pack& pack);

/// Do they mean the same? The order of keys and words, and brackets around a single word, are
/// nothing.
bool same_meaning(const Node& own, const Node& base);

/// Why `own`, which says that it tightens `base`, does not: every option in which it asks for less,
/// or of which it cannot be told. `below`: packs whose parameters the rules may use.
Faults loosened(const Rule& own, const Rule& base, const std::vector<const Pack*>& below);

}  // namespace st
