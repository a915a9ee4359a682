// For `st check`: which approvals somebody vouches for with a signature.
#pragma once

#include <vector>

#include "st/check/check.hpp"

#include "cli/signing/verify.hpp"

namespace st::cli {

/// Approvals without a valid signature of their role, by their person and of their day are not
/// counted, and are told, as are signatures that are worth nothing.
Vouched vouched_for(const World& world, const std::vector<const Pack*>& packs,
                    Verifiers& verifiers);

}  // namespace st::cli
