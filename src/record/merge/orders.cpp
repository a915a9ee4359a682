#include "orders.hpp"

#include <algorithm>

namespace st::merge {
namespace {

bool has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names those_in(const Names& names, const Names& others) {
  Names common;
  std::copy_if(names.begin(), names.end(), std::back_inserter(common),
               [&](const std::string& name) { return has(others, name); });
  return common;
}

bool moved(const Names& side, const Names& base) {
  return those_in(side, base) != those_in(base, side);
}

/// Puts those of `more` that `order` lacks after the one that they follow in `more`. `last`: behind
/// what is new in `order` at the same place.
void insert(Names& order, const Names& more, const Names& base, bool last) {
  auto at = order.begin();
  for (const std::string& name : more) {
    const auto there = std::find(order.begin(), order.end(), name);
    if (there != order.end()) {
      at = there + 1;
      continue;
    }
    const auto is_new = [&](const std::string& one) { return !has(base, one) && !has(more, one); };
    while (last && at != order.end() && is_new(*at)) ++at;
    at = order.insert(at, name) + 1;
  }
}

}  // namespace

Names order_of(const Names& base, const Names& ours, const Names& theirs) {
  const bool by_theirs = moved(theirs, base) && !moved(ours, base);
  Names order = by_theirs ? theirs : ours;
  insert(order, by_theirs ? ours : theirs, base, !by_theirs);
  return order;
}

}  // namespace st::merge
