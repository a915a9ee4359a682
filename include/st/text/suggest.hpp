// "Did you mean …?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

/// The known word nearest to `word`, or empty when none is near (distance over a third of
/// its length, at least 2). Case and diacritics (å ä ö é) count for nothing, a swap for one.
std::string nearest(std::string_view word, const std::vector<std::string_view>& known);

/// "Did you mean 'x'?", or a list of the known words when none is near (at most a dozen).
Phrase suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace st
