// One of several runs that share the plans of a tree among them.
#pragma once

#include <cstdint>
#include <string_view>

#include "st/text/hash.hpp"

namespace st {

struct Shard {
  std::uint64_t number = 1;  ///< From 1.
  std::uint64_t of = 1;

  /// Is the thing that is called `name` this shard's? One shard says so of every name, on every
  /// machine and for ever: FNV-1a in 64 bits, its halves folded into one, modulo the number of
  /// shards. What else there is does not matter.
  constexpr bool holds(std::string_view name) const {
    constexpr int half = 32;
    const std::uint64_t hash = steady_hash(name);
    return (hash ^ (hash >> half)) % of == number - 1;
  }
  /// What belongs to no plan is one shard's alone.
  constexpr bool is_first() const { return number == 1; }
};

}  // namespace st
