// A file laid out as st would have written it, by as few changes as that takes.
#pragma once

#include <string>
#include <variant>

#include "st/record/document.hpp"
#include "st/text/phrase.hpp"

namespace st {

/// The text of `source`, a file of a plan, unit or region, with the keys of its records in the
/// order of their declarations, quotes where another reader of YAML would take a text for something
/// else, dates without quotes, a blank after each comma in brackets, no blanks at the ends of
/// lines, and a line end at the end. Comments stay, and so does what is read. Why it is left alone,
/// where that cannot be proven, or it does not read at all.
std::variant<std::string, Phrase> tidied(const Source& source, Holds kind);

}  // namespace st
