// Asking a person at a terminal for what a record needs and nobody has said.
#pragma once

#include "st/record/draft.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// Asks for each needed field that `record` lacks; in a script that is bad usage, which names them
/// all. Answers are completed with the tab key, and taken when they are the only such beginning.
void complete(Meant& record, const RecordType& type, const World& world, Io& io);

}  // namespace st::cli
