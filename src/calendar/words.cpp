#include "st/calendar/words.hpp"

namespace st {
namespace {

Phrase counted(int count, std::string_view one, std::string_view many) {
  return count == 1 ? say(one) : say(many, {std::to_string(count)});
}

}  // namespace

Phrase length_words(Duration length) {
  if (length.months > 0) return counted(length.months, "length-month", "length-months");
  if (length.minutes > 0) return say("length-minutes", {std::to_string(length.minutes)});
  if (length.days > 0 && length.days % 7 == 0)
    return counted(length.days / 7, "length-week", "length-weeks");
  return counted(length.days, "length-day", "length-days");
}

}  // namespace st
