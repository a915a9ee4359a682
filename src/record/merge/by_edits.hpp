// Inside the record floor: one record that both sides changed.
#pragma once

#include <optional>
#include <string>

#include "st/record/merge.hpp"
#include "st/text/node.hpp"

#include "units.hpp"

namespace st::merge {

/// The lines of ours with what theirs changed, field by field; nothing where both changed the same
/// field, or a comment of theirs would be lost.
std::optional<std::string> by_edits(const Unit* base, const Unit& ours, const Unit& theirs);

}  // namespace st::merge
