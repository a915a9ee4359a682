// What became of what was signed: found in git, where the plan still says it.
#pragma once

#include "st/record/document.hpp"
#include "st/text/phrase.hpp"

namespace st::cli {

/// Which fields of what the signature is over are no longer as they were; empty when no commit has
/// what was signed, or there is no git.
Phrase changed_since_signed(const Document& plan, const Record& signature);

}  // namespace st::cli
