// When st itself is wrong: one line that says so and exit status 3, also where no exception passes
// by (a failed assertion, a stack that ran out).
#pragma once

#include <string>

namespace st::cli {

/// From now on a crash writes "st: `words`" and ends with 3. Sanitizers keep their own reports.
void prepare_for_our_fault(std::string words);

}  // namespace st::cli
