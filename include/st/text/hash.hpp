// A number that follows from a text, the same on every machine and for ever: for names that must
// not change, not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace st {

/// FNV-1a.
constexpr std::uint64_t steady_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return hash;
}

}  // namespace st
