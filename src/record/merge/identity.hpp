// Inside the record floor: which record of one version is which of another.
#pragma once

#include <string>
#include <vector>

#include "st/text/node.hpp"

namespace st::merge {

/// Same kind, keys, order of items and texts; the order of keys and the manner of writing are not
/// asked for. Null: nothing stands there.
bool same(const Node* a, const Node* b);

/// A name for each item of the lists, the same for the same record in all of them and different
/// within one: its id; else its days, kind and title where that tells them apart in every list;
/// else its whole content.
std::vector<std::vector<std::string>> identities(const std::vector<const Node*>& lists);

}  // namespace st::merge
