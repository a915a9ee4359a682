// Lengths of time as people say them.
#pragma once

#include "st/calendar/date.hpp"
#include "st/text/phrase.hpp"

namespace st {

/// "6 months": months; or weeks where the days are whole weeks, days, minutes.
Phrase length_words(Duration length);

}  // namespace st
