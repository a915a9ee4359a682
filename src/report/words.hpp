// Words that several reports say: severities, outcomes, levels and roles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/rule/decision.hpp"
#include "st/rule/pack.hpp"
#include "st/text/fault.hpp"
#include "st/text/phrase.hpp"
#include "st/text/span.hpp"

namespace st {

Phrase word_for(Severity severity);
/// "2 errors", "1 warning": of each that there is.
std::vector<Phrase> severities(int errors, int warnings, int notes);
/// "1 plan" or "3 plans"; nothing of none.
void add_number(std::vector<Phrase>& parts, int count, Phrase one, Phrase many);

Phrase word_for(Outcome outcome);
Phrase word_for(Level level);
/// "main supervisor"; an unknown role is shown as it is written.
Phrase role_word(std::string_view role);
Phrase role_words(const std::vector<std::string>& roles, const Pack* pack = nullptr);

/// The document's title and section, and whether nobody has held our words against it.
Phrase cited(const RuleSource& source, const Pack* pack, std::string_view unverified);

/// "rotations.yaml:3:5"; empty for no place.
std::string place_text(Span where);

}  // namespace st
