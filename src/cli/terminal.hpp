// The terminal and the environment, read once: language, colour, width and today.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "st/calendar/date.hpp"
#include "st/text/phrase.hpp"

namespace st::cli {

/// sv or en; nothing for another word.
std::optional<Lang> lang_named(std::string_view word);

/// The language of the environment: ST_LANG, else LC_ALL, LC_MESSAGES or LANG, whichever is set
/// first, that begins with "sv"; else English.
Lang lang_of_environment();

/// The value of the last --lang among the arguments, before they are parsed: help and complaints
/// about the other arguments are worded in it.
std::optional<std::string> lang_argument(int argc, char** argv);

enum class Colour { automatic, always, never };
std::optional<Colour> colour_named(std::string_view word);

/// `always` and `never` as they say; else on a terminal that can, without NO_COLOR.
bool use_colour(Colour wanted, bool terminal);

/// A terminal that takes text alone: TERM says so.
bool is_dumb();

/// Whether the environment says that the terminal takes UTF-8: a locale that names it.
bool takes_utf8();

/// Columns of the terminal on `fd`, else COLUMNS, else 100; 40 to 120.
int width_of(int fd);

/// VISUAL, else EDITOR, else vi.
std::string editor_of_environment();

/// Today by the clock, in local time.
Date today();

/// Fills standard descriptors that were closed by whoever started us, so that no file that st
/// opens takes their number: what is then written to them fails, and is told.
void guard_descriptors();

}  // namespace st::cli
