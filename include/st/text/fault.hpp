// What is wrong with a file as such: its YAML, its keys, its types, its references.
// Producing and printing are kept apart: nothing here knows a terminal or a format.
#pragma once

#include <string_view>
#include <vector>

#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

enum class Severity { error, warning, note };

struct Related {
  Span where;
  Phrase text;
};

struct Fault {
  std::string_view code;           ///< ST-syntax, ST-unknown-key, … (design part 5).
  Phrase message;                  ///< What is wrong, in one clause.
  Span where;                      ///< The words to change.
  Phrase help{};                   ///< What the reader can do now.
  std::vector<Related> related{};  ///< Other places that explain why.
  Severity severity = Severity::error;
};

using Faults = std::vector<Fault>;

}  // namespace st
