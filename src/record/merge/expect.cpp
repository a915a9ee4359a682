#include "expect.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "identity.hpp"

namespace st::merge {
namespace {

bool is(const Node* node, Node::Kind kind) { return node && node->kind == kind; }

/// Mappings of the same place, absent ones among them.
bool all_are(Node::Kind kind, std::initializer_list<const Node*> nodes) {
  return std::all_of(nodes.begin(), nodes.end(), [&](const Node* node) {
    return !node || node->kind == kind || node->kind == Node::Kind::empty;
  });
}

const Node* under(const Node* mapping, const std::string& key) {
  return is(mapping, Node::Kind::mapping) ? mapping->find(key) : nullptr;
}

bool holds_keys(const Node* base, const Node* ours, const Node* theirs, const Node* merged) {
  std::set<std::string> keys;
  for (const Node* node : {base, ours, theirs, merged}) {
    if (!node) continue;
    for (const Node& child : node->children) keys.insert(child.key);
  }
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return holds(under(base, key), under(ours, key), under(theirs, key), under(merged, key));
  });
}

using Items = std::map<std::string, const Node*>;

bool holds_items(const Node* base, const Node* ours, const Node* theirs, const Node* merged) {
  static const Node none;
  std::vector<const Node*> lists{base, ours, theirs, merged};
  for (const Node*& list : lists) list = list ? list : &none;
  const auto names = identities(lists);
  std::vector<Items> items(lists.size());
  std::set<std::string> all;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (std::size_t j = 0; j < names[i].size(); ++j) {
      items[i].emplace(names[i][j], &lists[i]->children[j]);
      all.insert(names[i][j]);
    }
  }
  const auto item = [&](std::size_t list, const std::string& name) {
    const auto found = items[list].find(name);
    return found == items[list].end() ? nullptr : found->second;
  };
  return std::all_of(all.begin(), all.end(), [&](const std::string& name) {
    return holds(item(0, name), item(1, name), item(2, name), item(3, name));
  });
}

}  // namespace

bool holds(const Node* base, const Node* ours, const Node* theirs, const Node* merged) {
  if (same(ours, theirs)) return same(merged, ours);
  if (same(ours, base)) return same(merged, theirs);
  if (same(theirs, base)) return same(merged, ours);
  // Changed on both sides, and differently: part by part.
  if (!ours || !theirs || !merged) return false;
  if (all_are(Node::Kind::mapping, {base, ours, theirs, merged})) {
    return holds_keys(base, ours, theirs, merged);
  }
  if (all_are(Node::Kind::sequence, {base, ours, theirs, merged})) {
    return holds_items(base, ours, theirs, merged);
  }
  return false;
}

}  // namespace st::merge
