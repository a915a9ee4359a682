// Which regulations a doctor may use, and on what ground.
#pragma once

#include <string>
#include <vector>

#include "st/rule/judge.hpp"

namespace st {

struct Proposal {
  const Regulation* regulation = nullptr;
  const Ground* ground = nullptr;
  bool unknown = false;  ///< A date that decides it is missing or unknown.
};

/// Every ground that opens a regulation to this doctor; nearest to today's rules last in the pack
/// comes first.
std::vector<Proposal> regulations_open_to(const std::vector<const Pack*>& packs,
                                          const Context& context);

}  // namespace st
