// A gate: what is asked for at one moment, such as the application, of a plan as it stands today.
#pragma once

#include <string_view>
#include <vector>

#include "st/check/check.hpp"

namespace st {

/// The gates that the rules of the book speak of: "application", "bt".
std::vector<std::string_view> gates(const RuleBook& book);

/// Would it be sent back for this, if it were handed in today? What has time left counts as
/// missing, and so does what nobody can tell; a deviation that was agreed on does not.
bool stops(const Finding& finding, std::string_view gate);

/// The plan held to what is asked of an application that is put together today: one that says
/// nothing of dossier.compiled says it from here on. Not yet held to its references.
Document as_if_compiled(Document plan, Date today);
/// The same of every plan, held to the tree.
void as_if_compiled(Tree& tree, Date today);

}  // namespace st
